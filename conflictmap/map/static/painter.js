// One picture of the last answer: symbols, legs, areas, names, legend, counts; then the revision rises.
import { config, emit, map, watch } from "./state.js";
import * as areas from "./areas.js";
import * as canvas from "./canvas_symbols.js";
import * as claims from "./claims.js";
import * as labels from "./labels.js";
import * as markers from "./markers.js";
import * as panels from "./panels.js";
import { shape } from "./basemap.js";
import { clusterRadius } from "./glyphs.js";
import { arrange } from "./groups.js";
import { lastAnswer } from "./viewport.js";

const L = window.L;
const AS_ELEMENTS = 300;
const home = L.latLngBounds([config.home[1], config.home[0]], [config.home[3], config.home[2]]);
let items = [], visible = [];

export const homeBounds = () => home;

// Where the symbol of an event stands now: on its place, at the end of its leg, or in the stack that holds it.
export function standing(id) {
  const item = items.find(({ feature }) => feature.id === id || feature.members?.some(member => member.id === id));
  return item ? map.layerPointToLatLng([item.x, item.y]) : null;
}

function boxes() {
  return items.flatMap(({ feature, x, y, leg }) => {
    const r = feature.n > 1 ? clusterRadius(feature.n) + 2 : 15, pin = feature.precision === "site" && !leg;
    const own = pin ? [x - 13, y - 34, x + 13, y + 2] : [x - r, y - r, x + r, y + r];
    return leg ? [own, [leg[0] - 3, leg[1] - 3, leg[0] + 3, leg[1] + 3]] : [own];
  });
}

function inView(feature, bounds) {
  return bounds.contains([feature.lat, feature.lon]);
}

function symbols() {
  if (items.length > AS_ELEMENTS) {
    markers.clear();
    canvas.paint(items);
  } else {
    canvas.clear();
    markers.paint(items);
  }
  markers.paintLegs(items);
}

function borderKinds() {
  return new Set((shape("borders")?.features || []).map(feature => feature.properties.kind));
}

export function legend() {
  panels.drawLegend(visible, borderKinds(), claims.claimsShown());
}

export function paint(chosen) {
  const answer = lastAnswer()?.data, size = map.getSize();
  if (!answer || !size.x || !size.y) return;
  const bounds = map.getBounds();
  visible = answer.features.filter(feature => inView(feature, bounds));
  items = arrange(answer.features, feature => map.latLngToLayerPoint([feature.lat, feature.lon]));
  symbols();
  areas.paint(answer.features);
  requestAnimationFrame(() => labels.avoid(boxes()));
  markers.mark(chosen);
  canvas.mark(chosen);
  watch.total = answer.total;
  watch.shown = visible.reduce((sum, feature) => sum + feature.n, 0);
  panels.drawCounts(answer, watch.shown);
  panels.drawTray(answer.outside || [], chosen, !home.intersects(bounds) || bounds.contains(home.pad(0.6)));
  legend();
  watch.revision += 1;
  emit("painted", watch.revision);
}

export function mark(chosen) {
  markers.mark(chosen);
  canvas.mark(chosen);
}
