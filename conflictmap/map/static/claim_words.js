// The words of claims on the map: who and when, beside each claimed area, clear of symbols, panels and one another.
import { map } from "./state.js";
import { boxesOf } from "./boxes.js";
import { redraw } from "./labels.js";
import { inWords } from "./dates.js";
import { el, pick, t } from "./text.js";

const L = window.L;
const pane = map.createPane("cm-claim-words");
pane.style.zIndex = 640;
pane.style.pointerEvents = "none";
const renderer = L.svg({ pane: "cm-claims", padding: 0.6 });
const OBSTACLES = ".cm-marker .cm-frame, #cm-info:not([hidden]), #cm-legend, #cm-tray:not([hidden]), #cm-tools, .leaflet-control";
const ANGLES = [-90, -45, -135, 0, 180, 45, 135, 90, -67, -112, -22, -157, 22, 157, 67, 112];
const GAPS = [8, 30, 60, 100]; // pixels between the rim of the area and its words
let drawn = [];

function body(claim) {
  const who = pick(claim, "name")[0] || claim.claimant, note = claim.state === "current" ? null : t(`claim_${claim.state}`);
  return el("div", { class: "cm-claim-words", style: `--cm-claim:${claim.colour}` }, el("bdi", {}, who),
    el("span", { class: "cm-claim-when" }, claim.made_on ? inWords(claim.made_on) : ""), note && el("span", { class: "cm-claim-state" }, note));
}

// Circles on the screen: centre and radius in pixels of the map's frame.
function onScreen(claim) {
  const at = map.latLngToContainerPoint([claim.lat, claim.lon]);
  const north = map.latLngToContainerPoint([claim.lat + (claim.radius_km || 5) / 111.32, claim.lon]);
  return { x: at.x, y: at.y, r: Math.max(4, at.y - north.y) };
}

const boxAt = (x, y, [w, h]) => [x - w / 2, y - h / 2, x + w / 2, y + h / 2];
const over = (a, b) => Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0])) * Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));

// How bad a box is: what it hides, how far it hangs out of the frame, how far it stands from its area.
function cost(box, hard, soft, gap) {
  const size = map.getSize(), area = (box[2] - box[0]) * (box[3] - box[1]);
  const inside = over(box, [4, 4, size.x - 4, size.y - 4]);
  return 8 * (area - inside) + 8 * hard.reduce((sum, other) => sum + over(box, other), 0) + soft.reduce((sum, other) => sum + over(box, other), 0) + gap * 14;
}

function best(circle, size, hard, soft) {
  let found = null;
  for (const gap of GAPS) {
    for (const degrees of ANGLES) {
      const a = (degrees * Math.PI) / 180, reach = circle.r + gap;
      const x = circle.x + Math.cos(a) * (reach + size[0] / 2), y = circle.y + Math.sin(a) * (reach + size[1] / 2);
      const box = boxAt(x, y, size), price = cost(box, hard, soft, gap);
      if (!found || price < found.price) found = { x, y, box, price, gap };
    }
  }
  return found;
}

const measured = content => {
  const probe = el("div", { class: "leaflet-tooltip cm-claim-label", style: "visibility:hidden" }, content);
  pane.append(probe);
  const size = [probe.offsetWidth, probe.offsetHeight];
  probe.remove();
  return size;
};

function leader(circle, spot, colour) {
  const [left, top, right, bottom] = spot.box;
  const end = [Math.max(left, Math.min(right, circle.x)), Math.max(top, Math.min(bottom, circle.y))];
  const length = Math.hypot(end[0] - circle.x, end[1] - circle.y);
  if (length < circle.r + 12) return [];
  const start = [circle.x + ((end[0] - circle.x) * circle.r) / length, circle.y + ((end[1] - circle.y) * circle.r) / length];
  return [L.polyline([start, end].map(p => map.containerPointToLatLng(p)), { renderer, pane: "cm-claims", interactive: false, color: colour, weight: 1 })];
}

export function write(claims) {
  const had = drawn.length;
  drawn.forEach(layer => layer.remove());
  const circles = claims.map(onScreen), hard = claims.length ? boxesOf(OBSTACLES, 4) : [];
  const soft = circles.map(c => [c.x - c.r, c.y - c.r, c.x + c.r, c.y + c.r]);
  drawn = claims.flatMap((claim, i) => {
    const content = body(claim), spot = best(circles[i], measured(content.cloneNode(true)), hard, soft);
    hard.push([spot.box[0] - 4, spot.box[1] - 3, spot.box[2] + 4, spot.box[3] + 3]);
    const words = L.tooltip({ permanent: true, direction: "center", className: "cm-claim-label", opacity: 1, pane: "cm-claim-words" });
    return [...leader(circles[i], spot, claim.colour), words.setLatLng(map.containerPointToLatLng([spot.x, spot.y])).setContent(content)];
  });
  drawn.forEach(layer => layer.addTo(map));
  if (had || drawn.length) redraw();
}
