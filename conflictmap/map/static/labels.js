// Names of countries, seas, governorates, towns and rivers: by zoom, by importance, never over one another.
import { emit, map, on, root, rtl } from "./state.js";
import { boxesOf } from "./boxes.js";
import { palette } from "./scheme.js";
import { pick } from "./text.js";

const L = window.L;
const FONT = '"IBM Plex Sans Arabic", "Noto Naskh Arabic", system-ui, sans-serif';
let points = [], obstacles = [], avoided = "", layer = null;

const ABOVE = "#cm-tools button, #cm-layers-list, #cm-tray, #cm-legend, .leaflet-control, .cm-claim-label";

// How each kind is written.
const STYLES = {
  country: { size: 13, weight: 400, colour: "label", spacing: 2.4, caps: true },
  home: { size: 15, weight: 400, colour: "label_home", spacing: 4, caps: true },
  occupied: { size: 11, weight: 400, colour: "label", italic: true },
  sea: { size: 13, weight: 400, colour: "label_water", italic: true, spacing: 1.2 },
  capital: { size: 13, weight: 700, colour: "label_home", dot: 2.7 },
  seat: { size: 12.5, weight: 400, colour: "label_home", dot: 2.3 },
  city: { size: 12, weight: 400, colour: "label", dot: 2 },
  town: { size: 11.5, weight: 400, colour: "label_home", dot: 1.6 },
  governorate: { size: 10.5, weight: 400, colour: "label", spacing: 1.8, caps: true },
  river: { size: 10.5, weight: 400, colour: "label_water", italic: true },
  lake: { size: 10.5, weight: 400, colour: "label_water", italic: true },
};
const kindOf = properties => (properties.kind === "country" && properties.en === "Syria" ? "home" : properties.kind in STYLES ? properties.kind : "town");

const Labels = L.Renderer.extend({
  options: { pane: "cm-labels", padding: 0.15 },
  _initContainer() {
    this._container = document.createElement("canvas");
    this._container.setAttribute("aria-hidden", "true");
    this._context = this._container.getContext("2d");
  },
  _destroyContainer() {
    this._container.remove();
    delete this._context;
  },
  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    const size = this._bounds.getSize(), ratio = Math.max(1, window.devicePixelRatio || 1);
    L.DomUtil.setPosition(this._container, this._bounds.min);
    Object.assign(this._container, { width: size.x * ratio, height: size.y * ratio });
    Object.assign(this._container.style, { width: `${size.x}px`, height: `${size.y}px` });
    this._context.setTransform(ratio, 0, 0, ratio, -this._bounds.min.x * ratio, -this._bounds.min.y * ratio);
    write(this._context, this._bounds, this._map);
    this.fire("update");
  },
});

function visible(bounds) {
  const zoom = map.getZoom() + 0.01;
  return points
    .filter(p => zoom >= p.minZoom && zoom <= p.maxZoom)
    .map(p => ({ ...p, at: map.latLngToLayerPoint(p.latlng) }))
    .filter(p => bounds.contains(p.at));
}

// The places around a dot that are tried in turn; a name without a dot stands on its point.
function choices(point, width, height) {
  const { x, y } = point.at, gap = 5 + (point.style.dot || 0);
  if (!point.style.dot) return [[x - width / 2, y - height / 2]];
  const right = [x + gap, y - height / 2], left = [x - gap - width, y - height / 2];
  const sides = rtl ? [left, right] : [right, left];
  const around = [...sides, [x - width / 2, y - gap - height], [x - width / 2, y + gap]];
  if (point.style.weight < 700) return around;
  return [...around, ...[36, 58].flatMap(far => [[x + far, y - height / 2], [x - far - width, y - height / 2]])];
}

const cross = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

// Buttons, the scale, panels, the words of claims: boxes in layer pixels. A name half behind one of them cannot be read.
function covered() {
  const { x, y } = map.containerPointToLayerPoint([0, 0]);
  return boxesOf(ABOVE).map(([left, top, right, bottom]) => [left + x, top + y, right + x, bottom + y]);
}

// A name is inside the frame or outside of it, where a drag brings it in; never cut by its edge.
function uncut() {
  const { x, y } = map.containerPointToLayerPoint([0, 0]), size = map.getSize();
  const frame = [x, y, x + size.x, y + size.y];
  return box => !cross(box, frame) || (box[0] >= frame[0] && box[1] >= frame[1] && box[2] <= frame[2] && box[3] <= frame[3]);
}

function write(ctx, bounds, on_) {
  const taken = [...obstacles, ...covered()], whole = uncut(), size = on_.getZoom() >= 10 ? 1.08 : 1;
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  for (const point of visible(bounds)) {
    const style = point.style;
    ctx.font = `${style.italic && !rtl ? "italic " : ""}${style.weight} ${style.size * size}px ${FONT}`;
    ctx.letterSpacing = !rtl && style.spacing ? `${style.spacing}px` : "0px";
    const width = ctx.measureText(point.text).width, height = style.size * size * (rtl ? 1.5 : 1.25);
    const spot = choices(point, width, height).find(([x, y]) => {
      const box = [x - 2, y, x + width + 2, y + height];
      return whole(box) && !taken.some(b => cross(box, b));
    });
    if (!spot) continue;
    taken.push([spot[0] - 3, spot[1] - 1, spot[0] + width + 3, spot[1] + height + 1]);
    put(ctx, point, spot[0], spot[1] + height / 2);
  }
}

function put(ctx, point, x, y) {
  const colours = palette(), style = point.style;
  if (style.dot) {
    ctx.beginPath();
    ctx.arc(point.at.x, point.at.y, style.dot, 0, 2 * Math.PI);
    ctx.fillStyle = colours.label_home;
    ctx.strokeStyle = colours.halo;
    ctx.lineWidth = 1.6;
    ctx.stroke();
    ctx.fill();
  }
  ctx.direction = point.lang === "ar" ? "rtl" : "ltr";
  ctx.textAlign = "left";
  ctx.strokeStyle = colours.halo;
  ctx.globalAlpha = 0.85;
  ctx.lineWidth = 3;
  ctx.strokeText(point.text, x, y);
  ctx.globalAlpha = 1;
  ctx.fillStyle = colours[style.colour];
  ctx.fillText(point.text, x, y);
}

function read(collection) {
  return (collection?.features || []).map(feature => {
    const properties = feature.properties, [lon, lat] = feature.geometry.coordinates;
    const [name, language] = pick({ name_en: properties.en, name_ar: properties.ar }, "name");
    const style = STYLES[kindOf(properties)];
    return {
      latlng: L.latLng(lat, lon), lang: language, style, text: style.caps && language !== "ar" ? name.toUpperCase() : name,
      minZoom: properties.min_zoom ?? 0, maxZoom: properties.max_zoom ?? 99,
      order: properties.rank ?? 999,
    };
  }).filter(point => point.text).sort((a, b) => a.order - b.order);
}

// A governorate that is not named like its seat carries its own name, at its middle.
function governorates(collection, labels) {
  const seats = new Set((labels?.features || []).map(feature => feature.properties.en));
  const features = (collection?.features || []).filter(({ properties }) => properties.kind === "governorate" && !seats.has(properties.en));
  return { features: features.map(({ properties, geometry }) => ({
    properties: { ...properties, min_zoom: 6.75, max_zoom: 10, rank: 900 }, geometry: { coordinates: middle(geometry) },
  })) };
}

function middle(geometry) {
  const ring = (geometry.type === "MultiPolygon" ? geometry.coordinates[0] : geometry.coordinates)[0];
  let area = 0, x = 0, y = 0;
  for (let i = 0; i < ring.length - 1; i++) {
    const [x1, y1] = ring[i], [x2, y2] = ring[i + 1], part = x1 * y2 - x2 * y1;
    area += part;
    x += (x1 + x2) * part;
    y += (y1 + y2) * part;
  }
  return [x / (3 * area), y / (3 * area)];
}

export function redraw() {
  if (layer?._map) layer._update();
}

// Symbols stand before names: boxes [left, top, right, bottom] in layer pixels that names must leave free.
export function avoid(boxes) {
  const sign = JSON.stringify([boxes.map(box => box.map(Math.round)), map.getZoom()]);
  obstacles = boxes;
  if (sign !== avoided) redraw();
  avoided = sign;
}

export function show(visible_) {
  if (visible_) layer?.addTo(map); else layer?.remove();
}

on("basemap", shapes => {
  const pane = map.createPane("cm-labels");
  pane.style.zIndex = 420;
  pane.style.pointerEvents = "none";
  points = [...read(shapes.labels), ...read(governorates(shapes.admin1, shapes.labels))];
  layer = new Labels().addTo(map);
  document.fonts?.ready.then(redraw);
  emit("labels", points.length);
});
on("scheme", redraw);
const resized = new ResizeObserver(redraw); // one for all, as each tells its first size
for (const panel of root.querySelectorAll("#cm-legend, #cm-layers-list, #cm-tray")) resized.observe(panel);
