// The symbols of events and clusters, as SVG elements and as canvas paths, from the one table of symbols.
import { symbols } from "./state.js";
import { compact, svg } from "./text.js";

// Every badge is drawn in the same window of box units, so that one offset puts any anchor on its place.
const LEFT = -8, TOP = -8, WIDTH = 40, HEIGHT = 46;
const FALLBACK = "strategic-developments";
const paths = new Map();

export const typeOf = feature => symbols.types[feature.type] || symbols.types[FALLBACK];
export const statusOf = feature => symbols.status[feature.status] || symbols.status.occurred;
export const precisionOf = feature => symbols.precision[feature.precision] || symbols.precision.town;

// A pin has no tip when a leg shows its place.
function frameOf(feature, onLeg) {
  const precision = precisionOf(feature);
  if (onLeg && precision.drawn === "pin") return { frame: symbols.precision.neighbourhood.frame, ring: null, anchor: [12, 12] };
  return { frame: precision.frame || symbols.precision.neighbourhood.frame, ring: precision.ring, anchor: precision.anchor };
}

export function anchorOf(feature, onLeg) {
  const [x, y] = frameOf(feature, onLeg).anchor;
  return [x - LEFT, y - TOP];
}

function glyphParts(feature) {
  const type = typeOf(feature), status = statusOf(feature), k = symbols.glyph_scale;
  return svg("path", {
    d: type.path, class: "cm-glyph", transform: `translate(${12 - 12 * k} ${12 - 12 * k}) scale(${k})`,
    fill: status.filled ? type.fill : "none", stroke: status.filled ? type.stroke : type.fill,
    "stroke-width": (status.filled ? 0.8 : 2.2) / k, "stroke-linejoin": "round",
  });
}

// The badge of one event: frame by precision, glyph by type, line by status, a split diamond when disputed.
export function badge(feature, onLeg = false) {
  const type = typeOf(feature), status = statusOf(feature), { frame, ring } = frameOf(feature, onLeg);
  const line = { fill: "none", stroke: type.stroke };
  return svg("svg", { class: "cm-badge", viewBox: `${LEFT} ${TOP} ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, "aria-hidden": "true" },
    svg("path", { d: frame, class: "cm-focus" }),
    svg("path", { d: ring || frame, class: "cm-casing" }),
    ring && svg("path", { d: ring, ...line, "stroke-width": 1.1 }),
    svg("path", { d: frame, class: "cm-frame", stroke: type.stroke, "stroke-width": 1.5, "stroke-dasharray": status.dash.join(" ") || null }),
    glyphParts(feature),
    status.ring && svg("path", { d: status.ring, class: "cm-casing-line" }),
    status.ring && svg("path", { d: status.ring, fill: "none", stroke: type.fill, "stroke-width": 2.6, "stroke-linecap": "round" }),
    status.strike && svg("path", { d: status.strike, fill: "none", stroke: type.stroke, "stroke-width": 2.4, "stroke-linecap": "round" }),
    feature.disputed && svg("path", { d: symbols.disputed.left + symbols.disputed.right, class: "cm-disputed-casing" }),
    feature.disputed && svg("path", { d: symbols.disputed.left, class: "cm-disputed-left" }),
    feature.disputed && svg("path", { d: symbols.disputed.right, class: "cm-disputed-right" }));
}

// Shares of a whole as [type, from, to] in turns, largest first.
export function shares(types) {
  const entries = Object.entries(types).sort((a, b) => b[1] - a[1]);
  const sum = entries.reduce((total, [, n]) => total + n, 0) || 1;
  let at = 0;
  return entries.map(([type, n]) => [type, at, (at += n / sum)]);
}

export const clusterRadius = n => Math.min(26, 13 + 3.2 * Math.log10(n));

function sector(r, from, to) {
  const point = turn => `${(r * Math.sin(turn * 2 * Math.PI)).toFixed(2)} ${(-r * Math.cos(turn * 2 * Math.PI)).toFixed(2)}`;
  const end = Math.min(to, from + 0.9999);
  return `M${point(from)}A${r} ${r} 0 ${end - from > 0.5 ? 1 : 0} 1 ${point(end)}`;
}

// A ring of types around the number of events.
export function donut(feature) {
  const r = clusterRadius(feature.n), box = r + 4;
  return svg("svg", { class: "cm-donut", viewBox: `${-box} ${-box} ${2 * box} ${2 * box}`, width: 2 * box, height: 2 * box, "aria-hidden": "true" },
    svg("circle", { r: r + 3, class: "cm-focus" }),
    svg("circle", { r: r + 2, class: "cm-frame" }),
    shares(feature.types).map(([type, from, to]) => svg("path", {
      d: sector(r - 1.8, from, to), fill: "none", stroke: typeOf({ type }).fill, "stroke-width": 4.6,
    })),
    svg("text", { class: "cm-count", "text-anchor": "middle", dy: "0.35em", "font-size": feature.n < 1000 ? 12 : 10.5 }, compact(feature.n)));
}

function path2d(d) {
  if (!paths.has(d)) paths.set(d, new Path2D(d));
  return paths.get(d);
}

// The same badge on a canvas whose origin is the place of the event.
export function paintBadge(ctx, feature, onLeg, ink) {
  const type = typeOf(feature), status = statusOf(feature), { frame, ring, anchor } = frameOf(feature, onLeg);
  const k = symbols.glyph_scale;
  ctx.save();
  ctx.translate(-anchor[0], -anchor[1]);
  ctx.lineJoin = "round";
  if (ring) stroke(ctx, ring, type.stroke, 1.1, []);
  ctx.fillStyle = ink.frame;
  ctx.fill(path2d(frame));
  stroke(ctx, frame, type.stroke, 1.5, status.dash);
  if (status.ring) stroke(ctx, status.ring, type.fill, 2.6, []);
  if (feature.disputed) {
    ctx.fillStyle = "#14171a";
    ctx.fill(path2d(symbols.disputed.left));
    ctx.fillStyle = "#ffffff";
    ctx.fill(path2d(symbols.disputed.right));
    stroke(ctx, symbols.disputed.right, "#14171a", 0.9, []);
  }
  ctx.translate(12 - 12 * k, 12 - 12 * k);
  ctx.scale(k, k);
  ctx.fillStyle = type.fill;
  if (status.filled) ctx.fill(path2d(type.path));
  stroke(ctx, type.path, status.filled ? type.stroke : type.fill, (status.filled ? 0.8 : 2.2) / k, []);
  if (status.strike) stroke(ctx, status.strike, type.stroke, 2.4 / k, []);
  ctx.restore();
}

function stroke(ctx, d, colour, width, dash) {
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.setLineDash(dash);
  ctx.stroke(path2d(d));
}

export function paintDonut(ctx, feature, ink) {
  const r = clusterRadius(feature.n);
  ctx.beginPath();
  ctx.arc(0, 0, r + 2, 0, 2 * Math.PI);
  ctx.fillStyle = ink.frame;
  ctx.fill();
  ctx.lineWidth = 4.6;
  ctx.setLineDash([]);
  for (const [type, from, to] of shares(feature.types)) {
    ctx.beginPath();
    ctx.arc(0, 0, r - 1.8, (from - 0.25) * 2 * Math.PI, (to - 0.25) * 2 * Math.PI);
    ctx.strokeStyle = typeOf({ type }).fill;
    ctx.stroke();
  }
  ctx.fillStyle = "#1d2126";
  ctx.font = `700 ${feature.n < 1000 ? 12 : 10.5}px "IBM Plex Sans Arabic", sans-serif`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(compact(feature.n), 0, 0.5);
}
