// Buttons on the map: zoom, home, layers, scale.
import { config, emit, keepRevision, map, root, strings } from "./state.js";
import * as basemap from "./basemap.js";
import * as labels from "./labels.js";
import { currentQuery } from "./viewport.js";
import { el, number, t } from "./text.js";

const L = window.L;
L.control.zoom({ position: "topleft", zoomInTitle: t("zoom_in"), zoomOutTitle: t("zoom_out") }).addTo(map);

const Scale = L.Control.Scale.extend({
  _updateMetric(most) {
    const metres = this._getRoundNum(most), text = metres < 1000 ? t("metres", { n: number(metres) }) : t("kilometres", { n: number(metres / 1000) });
    this._mScale.style.width = `${Math.round((this.options.maxWidth * metres) / most)}px`;
    this._mScale.textContent = text;
  },
});
new Scale({ imperial: false, position: "bottomleft", maxWidth: 110 }).addTo(map);

const LAYERS = ["relief", "rivers", "governorates", "labels"];

function toggle(name, visible) {
  if (name === "labels") labels.show(visible); else basemap.show(name, visible);
  emit("layer", { name, on: visible });
}

// Online tiles need a wider security policy, which only a new answer of the server can bring.
function online(name, visible) {
  const params = new URLSearchParams(currentQuery()), { lat, lng } = map.getCenter(), here = new URLSearchParams(location.search);
  for (const key of ["lang", "theme", "view", "embed"]) if (here.has(key)) params.set(key, here.get(key));
  if (visible) params.set("tiles", name);
  params.set("lat", lat.toFixed(5));
  params.set("lon", lng.toFixed(5));
  params.set("zoom", String(map.getZoom()));
  keepRevision();
  emit("layer", { name, on: visible });
  location.search = params.toString();
}

function box(name, label, checked, change, note) {
  return el("label", { class: "cm-layer" }, el("input", { type: "checkbox", name, checked, change: event => change(name, event.target.checked) }),
    el("span", {}, label, note && el("small", {}, note)));
}

function fillLayers() {
  const panel = root.querySelector("#cm-layers-list");
  panel.append(...LAYERS.map(name => box(name, strings.layers[name], true, toggle)));
  for (const source of config.tiles_offered || []) {
    panel.append(box(source.name, source.label, (config.tiles || []).some(tile => tile.name === source.name), online, t("online_note")));
  }
}

function addTiles() {
  for (const tile of config.tiles || []) {
    const layer = L.tileLayer(tile.url, { maxZoom: tile.max_zoom, pane: "tilePane", attribution: "" }).addTo(map);
    layer.on("load", () => emit("tiles", tile.name));
    root.querySelector("#cm-tiles-credit").textContent = tile.attribution;
  }
  if ((config.tiles || []).length) {
    basemap.show("fills", false);
    basemap.show("relief", false);
  }
}

export function start() {
  fillLayers();
  addTiles();
  const button = root.querySelector("#cm-layers-button"), panel = root.querySelector("#cm-layers-list");
  button.addEventListener("click", () => {
    panel.hidden = !panel.hidden;
    button.setAttribute("aria-expanded", String(!panel.hidden));
  });
  root.addEventListener("keydown", event => {
    if (event.key !== "Escape" || panel.hidden) return;
    panel.hidden = true;
    button.setAttribute("aria-expanded", "false");
    button.focus();
  });
  root.querySelector("#cm-home").addEventListener("click", () => emit("home"));
}
