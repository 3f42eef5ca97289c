// More than 300 symbols: one canvas to draw them, one list box for keyboards and screen readers.
import { map, root } from "./state.js";
import { clusterRadius, paintBadge, paintDonut } from "./glyphs.js";
import { palette } from "./scheme.js";
import { describe } from "./words.js";
import { el, t } from "./text.js";

const L = window.L;
const REACH = 16; // pixels around the middle of a symbol that count as it
let items = [], chosen = null, active = -1, layer = null, handlers = {}, box = null;

const Canvas = L.Renderer.extend({
  options: { pane: "cm-symbols", padding: 0.2 },
  _initContainer() {
    this._container = document.createElement("canvas");
    this._container.className = "cm-symbol-canvas";
    this._container.setAttribute("aria-hidden", "true");
    this._context = this._container.getContext("2d");
  },
  _destroyContainer() {
    this._container.remove();
  },
  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    const size = this._bounds.getSize(), ratio = Math.max(1, window.devicePixelRatio || 1), ctx = this._context;
    L.DomUtil.setPosition(this._container, this._bounds.min);
    Object.assign(this._container, { width: size.x * ratio, height: size.y * ratio });
    Object.assign(this._container.style, { width: `${size.x}px`, height: `${size.y}px` });
    ctx.setTransform(ratio, 0, 0, ratio, -this._bounds.min.x * ratio, -this._bounds.min.y * ratio);
    items.forEach((item, i) => paintItem(ctx, item, i === active || item.feature.id === chosen));
  },
});

function paintItem(ctx, item, ringed) {
  ctx.save();
  ctx.translate(item.x, item.y);
  if (item.feature.n > 1) paintDonut(ctx, item.feature, palette());
  else paintBadge(ctx, item.feature, Boolean(item.leg), palette());
  if (ringed) {
    ctx.setLineDash([]);
    ctx.lineWidth = 3;
    ctx.strokeStyle = palette().ink;
    ctx.beginPath();
    ctx.arc(0, 0, item.feature.n > 1 ? clusterRadius(item.feature.n) + 4 : 18, 0, 2 * Math.PI);
    ctx.stroke();
  }
  ctx.restore();
}

function at(point) {
  let best = null, least = Infinity;
  for (const item of items) {
    const distance = Math.hypot(item.x - point.x, item.y - point.y) - (item.feature.n > 1 ? clusterRadius(item.feature.n) : 0);
    if (distance < Math.min(least, REACH)) { best = item; least = distance; }
  }
  return best;
}

const latlng = item => map.layerPointToLatLng([item.x, item.y]);

function onClick(event) {
  const item = items.length && at(event.layerPoint);
  if (item) handlers.open(item.feature, latlng(item));
}

function onMove(event) {
  const item = items.length && at(event.layerPoint);
  map.getContainer().classList.toggle("cm-pointing", Boolean(item));
  if (item) handlers.hover(item.feature, latlng(item)); else if (items.length) handlers.leave();
}

function options() {
  box.replaceChildren(...items.map((item, i) => el("div", { role: "option", id: `cm-option-${i}`, "aria-selected": "false" }, describe(item.feature))));
}

function activate(i) {
  active = Math.max(0, Math.min(items.length - 1, i));
  const item = items[active];
  box.setAttribute("aria-activedescendant", `cm-option-${active}`);
  if (!map.getBounds().contains(latlng(item))) map.panTo(latlng(item), { animate: false });
  handlers.hover(item.feature, latlng(item));
  layer._update();
}

// The symbol in the middle of the view: there the keyboard begins.
function central() {
  const size = map.getSize(), middle = map.containerPointToLayerPoint([size.x / 2, size.y / 2]);
  const far = items.map(item => Math.hypot(item.x - middle.x, item.y - middle.y));
  return far.indexOf(Math.min(...far));
}

function onKey(event) {
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -1e9, End: 1e9 };
  if (event.key in steps) activate(active + steps[event.key]);
  else if ((event.key === "Enter" || event.key === " ") && items[active]) handlers.open(items[active].feature, latlng(items[active]));
  else return;
  event.preventDefault();
}

export function listen(given) {
  handlers = given;
}

export function paint(given) {
  items = given;
  if (!layer) {
    layer = new Canvas().addTo(map);
    box = el("div", { role: "listbox", class: "cm-canvas-list", tabindex: 0, "aria-label": t("symbols_list"), keydown: onKey, focus: () => activate(active < 0 ? central() : active), blur: () => { active = -1; handlers.leave(); layer._update(); } });
    root.querySelector("#cm-map").append(box);
    map.on("click", onClick);
    map.on("mousemove", onMove);
  }
  box.hidden = items.length === 0;
  active = Math.min(active, items.length - 1);
  options();
  layer._update();
}

export function clear() {
  if (layer && items.length) paint([]);
}

export function mark(id) {
  chosen = id;
  if (items.length) layer._update();
}
