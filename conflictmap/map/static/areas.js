// Areas on the ground: discs in kilometres, hatched governorates; translucent, under the symbols, never clickable.
import { map, on } from "./state.js";
import { precisionOf, typeOf } from "./glyphs.js";
import { shape } from "./basemap.js";
import { svg } from "./text.js";

const L = window.L;
const pane = map.createPane("cm-areas");
pane.style.zIndex = 410;
pane.style.pointerEvents = "none";
const renderer = L.svg({ pane: "cm-areas", padding: 0.4 });
let group = L.layerGroup().addTo(map), drawn = "", last = [];

function hatch(type) {
  const id = `cm-hatch-${typeOf({ type }).slug}`;
  renderer.addTo(map);
  const box = renderer._container;
  if (!box.querySelector(`#${id}`)) {
    box.prepend(svg("defs", {}, svg("pattern", { id, width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      svg("line", { x1: 0, y1: 0, x2: 0, y2: 7, stroke: typeOf({ type }).fill, "stroke-width": 1.8, opacity: 0.5 }))));
  }
  return `url(#${id})`;
}

function disc(feature) {
  const type = typeOf(feature);
  return L.circle([feature.lat, feature.lon], {
    renderer, pane: "cm-areas", interactive: false, radius: feature.radius_km * 1000, className: "cm-disc",
    color: type.fill, weight: 1.6, dashArray: "6 4", fillColor: type.fill, fillOpacity: 0.1,
  });
}

// The governorate that holds the point of the event (its centroid).
function unit(feature) {
  const found = shape("admin1")?.features.find(f => f.properties.kind === "governorate" && inside(f.geometry, feature.lon, feature.lat));
  const type = typeOf(feature);
  return found && L.geoJSON(found, {
    renderer, pane: "cm-areas", interactive: false, className: "cm-unit",
    style: { color: type.fill, weight: 1.4, fillColor: hatch(feature.type), fillOpacity: 1 },
  });
}

export function inside(geometry, lon, lat) {
  const polygons = geometry.type === "MultiPolygon" ? geometry.coordinates : [geometry.coordinates];
  return polygons.some(rings => rings.reduce((odd, ring) => odd !== crosses(ring, lon, lat), false));
}

function crosses(ring, lon, lat) {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x1, y1] = ring[i], [x2, y2] = ring[j];
    if ((y1 > lat) !== (y2 > lat) && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) odd = !odd;
  }
  return odd;
}

function layerOf(feature) {
  const drawnAs = precisionOf(feature).drawn;
  if (drawnAs === "disc" && feature.radius_km) return disc(feature);
  if (feature.precision === "admin1") return unit(feature);
  return null;
}

const MOST = 200; // more discs than this only darken the map

export function paint(features) {
  last = features;
  const areas = features.filter(f => f.n === 1 && ["disc", "unit"].includes(precisionOf(f).drawn)).slice(0, MOST);
  const sign = JSON.stringify(areas.map(f => [f.id, f.lat, f.lon, f.radius_km, f.type]));
  if (sign === drawn) return;
  drawn = sign;
  group.remove();
  group = L.layerGroup(areas.map(layerOf).filter(Boolean)).addTo(map);
}

on("basemap", () => { drawn = ""; paint(last); });
