// Names on the small map: the most important first; one that would touch another, or the edge, is left out.
const SIZES = { country: [12, 400], sea: [12, 400], capital: [12, 700], seat: [12, 400], city: [11.5, 400] };
const WATER = new Set(["sea", "lake", "river"]);
const DOTTED = new Set(["capital", "seat", "city", "town"]);
const pen = document.createElement("canvas").getContext("2d");

function box(at, width, height, dotted, rtl) {
  if (!dotted) return [at.x - width / 2, at.y - height / 2];
  return [rtl ? at.x - 6 - width : at.x + 6, at.y - height / 2];
}

const touch = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

function controls(map) {
  const frame = map.getContainer().getBoundingClientRect();
  return [...map.getContainer().querySelectorAll(".leaflet-control")].map(e => e.getBoundingClientRect())
    .map(r => [r.left - frame.left, r.top - frame.top, r.right - frame.left, r.bottom - frame.top]);
}

function placeNames(L, map, layer, features, { lang, colours }) {
  const rtl = lang === "ar", size = map.getSize(), zoom = map.getZoom(), taken = controls(map), family = getComputedStyle(map.getContainer()).fontFamily;
  layer.clearLayers();
  for (const { properties, geometry } of features) {
    const text = (rtl && properties.ar) || properties.en, place = [geometry.coordinates[1], geometry.coordinates[0]];
    const at = map.latLngToContainerPoint(place), [points, weight] = SIZES[properties.kind] || [11, 400];
    if (zoom < (properties.min_zoom ?? 0) || !text || at.x < 0 || at.y < 0 || at.x > size.x || at.y > size.y) continue;
    pen.font = `${weight} ${points}px ${family}`;
    const width = pen.measureText(text).width, height = points * 1.5, dotted = DOTTED.has(properties.kind);
    const [x, y] = box(at, width, height, dotted, rtl), whole = [x - 3, y, x + width + 3, y + height];
    if (whole[0] < 0 || whole[1] < 0 || whole[2] > size.x || whole[3] > size.y || taken.some(other => touch(whole, other))) continue;
    taken.push(whole);
    const words = document.createElement("span");
    Object.assign(words, { textContent: text, dir: "auto", className: "cm-place-name" });
    const colour = WATER.has(properties.kind) ? colours.label_water : dotted ? colours.label_home : colours.label;
    Object.assign(words.style, { font: pen.font, color: colour, textShadow: `0 0 2px ${colours.halo}, 0 0 3px ${colours.halo}, 0 0 3px ${colours.halo}` });
    const anchor = [at.x - x, at.y - y];
    L.marker(place, { interactive: false, keyboard: false, icon: L.divIcon({ className: "cm-place-label", html: words, iconSize: [width + 2, height], iconAnchor: anchor }) }).addTo(layer);
    if (dotted) L.circleMarker(place, { interactive: false, radius: 2.2, weight: 1, color: colours.halo, fillColor: colours.label_home, fillOpacity: 1 }).addTo(layer);
  }
}
