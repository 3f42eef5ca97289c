// The land below: vector shapes drawn on two canvases in panes of their own, the relief between them.
import { config, emit, inlined, map, on, symbols } from "./state.js";
import { palette } from "./scheme.js";
import { fetchJSON } from "./viewport.js";

const L = window.L;
const RELIEF = [24, 27, 52, 44]; // west, south, east, north of the relief picture, degrees
const layers = {};
const panes = { ground: 150, relief: 160, water: 170, lines: 180 };
const shapes = {};
const hidden = new Set();

for (const [name, z] of Object.entries(panes)) {
  const pane = map.createPane(`cm-${name}`);
  pane.style.zIndex = z;
  pane.style.pointerEvents = "none";
}
const renderers = Object.fromEntries(["ground", "water", "lines"].map(name => [name, L.canvas({ pane: `cm-${name}`, padding: 0.35 })]));

export const shape = name => shapes[name] || null;

async function load(name) {
  if (inlined?.basemap) return inlined.basemap[name] || null;
  const address = config.basemap[name];
  return address ? fetchJSON(address) : null;
}

function draw(name, pane, data, style, filter) {
  if (!data) return;
  layers[name] = L.geoJSON(data, {
    pane: `cm-${pane}`, renderer: renderers[pane], interactive: false, smoothFactor: 0.7, filter, style,
    pointToLayer: () => null,
  });
  if (!hidden.has(name)) layers[name].addTo(map);
}

// The sea: the world with the land cut out. It lies over the relief, whose own coast is coarse.
function seaOf(land) {
  const holes = [];
  for (const feature of land.features) {
    const { type, coordinates } = feature.geometry;
    for (const rings of type === "MultiPolygon" ? coordinates : [coordinates]) holes.push(...rings);
  }
  const world = [[-360, -85], [360, -85], [360, 85], [-360, 85], [-360, -85]];
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [world, ...holes] } };
}

const fillOf = colour => () => ({ stroke: false, fill: true, fillColor: palette()[colour], fillOpacity: 1 });
const lineOf = (colour, weight, dash) => ({ fill: false, color: palette()[colour], weight, dashArray: dash || null, lineCap: "butt" });

const visibleAt = feature => map.getZoom() >= (feature.properties.min_zoom || 0);

function borderStyle(feature) {
  const kind = feature.properties.kind, style = symbols.borders[kind] || symbols.borders.international;
  const colour = kind === "governorate" ? "governorate" : "border";
  return { ...lineOf(colour, style.width, style.dash.join(" ")), stroke: visibleAt(feature), lineCap: style.dash[0] < 2 ? "round" : "butt" };
}

function riverStyle(feature) {
  const rank = feature.properties.rank || 2;
  return { ...lineOf("river", rank < 2 ? 1.7 : rank < 3 ? 1.2 : 0.7), stroke: visibleAt(feature), lineCap: "round" };
}

const governorate = feature => feature.properties.kind === "governorate";

function relief() {
  if (!config.relief) return;
  const [w, s, e, n] = RELIEF;
  layers.relief = L.imageOverlay(config.relief, [[s, w], [n, e]], { pane: "cm-relief", alt: "", className: "cm-relief" });
  if (!hidden.has("relief")) layers.relief.addTo(map);
  fade();
}

// One pixel of the relief is about 3.7 km: it is told from zoom 5 and fades where it would blur.
function fade() {
  const zoom = map.getZoom();
  document.documentElement.style.setProperty("--cm-relief-share", zoom < 5 ? 0 : Math.max(0.25, Math.min(1, (10.5 - zoom) / 2.5)));
}

// Draws everything and tells when it is there; without a file of the basemap the rest still shows.
export async function start() {
  const names = Object.keys(config.basemap);
  const loaded = await Promise.all(names.map(name => load(name).catch(error => { emit("trouble", error); return null; })));
  names.forEach((name, i) => { shapes[name] = loaded[i]; });
  paint();
  relief();
  emit("basemap", shapes);
}

function paint() {
  draw("land", "ground", shapes.land, fillOf("land"));
  draw("home", "ground", shapes.admin1, () => ({ ...fillOf("home")(), stroke: true, color: palette().home, weight: 1 }), governorate);
  if (shapes.land) draw("sea", "water", seaOf(shapes.land), () => ({ ...fillOf("sea")(), stroke: true, color: palette().coast, weight: 0.9 }));
  draw("lakes", "water", shapes.lakes, () => ({ ...fillOf("lake")(), stroke: true, color: palette().coast, weight: 0.5 }));
  draw("rivers", "water", shapes.rivers, riverStyle);
  draw("governorates", "lines", shapes.borders, borderStyle, feature => feature.properties.kind === "governorate");
  draw("borders", "lines", shapes.borders, borderStyle, feature => feature.properties.kind !== "governorate");
}

const FILLS = ["land", "home", "sea", "lakes"];

// Shows or hides one layer; online tiles take the place of our fills.
export function show(name, visible) {
  const names = name === "fills" ? FILLS : [name];
  for (const each of names) {
    if (visible) hidden.delete(each); else hidden.add(each);
    if (!layers[each]) continue;
    if (visible) layers[each].addTo(map); else layers[each].remove();
  }
}

const restyle = names => names.filter(name => layers[name]?.options.style).forEach(name => layers[name].setStyle(layers[name].options.style));

on("scheme", () => restyle(Object.keys(layers)));
map.on("zoomend", () => {
  restyle(["governorates", "borders", "rivers"]);
  fade();
});
