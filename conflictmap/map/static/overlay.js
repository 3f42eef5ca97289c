// A layer of our own below the events: a canvas over the window, filled from one route, switched in the layers.
import { config, emit, map, on, root } from "./state.js";
import { el } from "./text.js";
import { currentQuery, fetchJSON } from "./viewport.js";

const L = window.L;
const AHEAD = 0.25; // of the window on each side, so that a short pan shows no edge

function windowOf() {
  const bounds = map.getBounds().pad(AHEAD);
  return [Math.max(-180, bounds.getWest()), Math.max(-85, bounds.getSouth()), Math.min(180, bounds.getEast()), Math.min(85, bounds.getNorth())]
    .map(value => Math.round(value * 1e4) / 1e4);
}

function pane(layer, z) {
  const found = map.createPane(`cm-${layer.name}`);
  found.style.zIndex = z;
  found.style.pointerEvents = "none";
  layer.canvas = el("canvas", { "aria-hidden": "true" });
  found.append(layer.canvas);
}

// Lays the canvas over the window and hands out a context whose unit is one CSS pixel of the map's layer.
function sheet(layer) {
  const size = map.getSize(), grow = [size.x * AHEAD, size.y * AHEAD], ratio = window.devicePixelRatio || 1;
  const corner = map.containerPointToLayerPoint([-grow[0], -grow[1]]);
  const wide = Math.round(size.x + 2 * grow[0]), tall = Math.round(size.y + 2 * grow[1]);
  L.DomUtil.setPosition(layer.canvas, corner);
  Object.assign(layer.canvas, { width: wide * ratio, height: tall * ratio });
  Object.assign(layer.canvas.style, { width: `${wide}px`, height: `${tall}px`, display: "block" });
  const context = layer.canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, -corner.x * ratio, -corner.y * ratio);
  return context;
}

function paint(layer) {
  const context = sheet(layer);
  if (layer.visible && layer.answer) layer.draw(context, layer.answer);
  const body = root.querySelector(".cm-legend-body"), note = layer.visible && layer.answer ? layer.legend(layer.answer) : null;
  layer.note?.remove();
  layer.note = note;
  if (body && note) body.prepend(note);
}

async function refresh(layer) {
  if (!layer.visible) return;
  const query = layer.question(currentQuery()), bbox = windowOf().join(","), z = Math.round(map.getZoom());
  const address = `${config.base}api/${layer.name}?${query}${query ? "&" : ""}bbox=${bbox}&z=${z}`;
  if (address !== layer.asked) {
    layer.asked = address;
    try {
      const answer = await fetchJSON(address);
      if (address !== layer.asked) return;
      layer.answer = answer;
    } catch (error) {
      layer.asked = null;
      emit("trouble", error);
    }
  }
  paint(layer);
}

// `layer`: name of the route, words of the switch, z of its pane, question(query), draw(context, answer), legend(answer).
export function add(layer, visible) {
  layer.visible = visible;
  pane(layer, layer.z);
  const box = el("input", { type: "checkbox", name: layer.name, checked: visible, change: event => {
    layer.visible = event.target.checked;
    if (layer.visible) refresh(layer); else paint(layer);
    emit("layer", { name: layer.name, on: layer.visible });
  } });
  root.querySelector("#cm-layers-list").prepend(el("label", { class: "cm-layer" }, box, el("span", {}, layer.label, layer.hint && el("small", {}, layer.hint))));
  map.on("zoomstart", () => { layer.canvas.style.display = "none"; });
  on("painted", () => refresh(layer));
  refresh(layer);
}
