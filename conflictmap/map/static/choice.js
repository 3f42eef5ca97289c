// The chosen event: its popup, its claims, the flight to it, the walk through time.
import { calm, emit, inlined, map, on } from "./state.js";
import * as claims from "./claims.js";
import * as markers from "./markers.js";
import * as messages from "./messages.js";
import * as painter from "./painter.js";
import * as info from "./info.js";
import { precisionOf } from "./glyphs.js";
import { timeKey } from "./dates.js";
import { card, singles } from "./viewport.js";

const L = window.L;
const CLOSE_UP = { site: 11, neighbourhood: 11, town: 10, area: 9, admin3: 10, admin2: 9, admin1: 8 };
const FAR = 7; // zoom of the flight to a capital far away
let chosen = null, turn = 0;

export const chosenId = () => chosen;

const located = feature => feature && Number.isFinite(feature.lat) && Number.isFinite(feature.lon) && !["margin", "nowhere"].includes(precisionOf(feature).drawn);

// The feature as the map knows it, else read from its card.
async function find(id) {
  const known = singles().find(feature => feature.id === id);
  if (known) return known;
  const found = await card(id);
  return found ? featureOf(found) : null;
}

const slug = label => (label || "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

function featureOf({ event }) {
  return { ...event, id: event.event_id, n: 1, lat: event.latitude, lon: event.longitude, type: slug(event.event_type),
    precision: event.geo_precision, when: event.event_date, place_en: event.place, disputed: event.attribution === "disputed" };
}

export function flyTo(feature) {
  const home = painter.homeBounds().contains([feature.lat, feature.lon]);
  const zoom = Math.max(home ? map.getZoom() : FAR, home ? CLOSE_UP[feature.precision] || 9 : FAR);
  if (calm()) map.setView([feature.lat, feature.lon], zoom, { animate: false });
  else map.flyTo([feature.lat, feature.lon], zoom, { duration: 0.9 });
}

const wellInView = feature => map.getBounds().pad(-0.12).contains([feature.lat, feature.lon]);

// Moves the map a little when a panel lies on the symbol of the chosen event.
function uncover(feature) {
  const at = map.latLngToContainerPoint(painter.standing(feature.id) || [feature.lat, feature.lon]), size = map.getSize();
  const box = info.boxes().find(b => at.x > b.left - 24 && at.x < b.right + 24 && at.y > b.top - 24 && at.y < b.bottom + 44);
  if (!box) return;
  const wide = box.right - box.left > size.x * 0.7, inward = (box.left + box.right) / 2 < size.x / 2;
  const offset = wide ? [0, at.y - box.top + 60] : [inward ? at.x - box.right - 60 : at.x - box.left + 60, 0];
  map.panBy(offset, { animate: !calm() });
}

// Chooses an event, or none with null. `told`: the page asked for it, so it need not hear of it.
export async function choose(id, { told = false, fly = false, focus = false } = {}) {
  const mine = ++turn;
  chosen = id || null;
  painter.mark(chosen);
  info.close();
  claims.hide();
  if (!told) messages.post("select", { id: chosen });
  emit("chosen", chosen);
  if (!chosen) return;
  const feature = await find(chosen);
  if (mine !== turn || !located(feature)) return;
  info.open(feature);
  if (fly && !wellInView(feature)) flyTo(feature);
  else setTimeout(() => { if (mine === turn) uncover(feature); }, 30);
  if (focus) info.focusInside();
  if (!feature.disputed) return;
  const found = await card(chosen);
  if (mine !== turn || !found) return;
  claims.show(feature, found.claims);
  emit("claims", claims.claimsShown().length);
}

// After a new picture: an event that the filter took away loses its panel.
export function follow(everythingSingle) {
  if (chosen && everythingSingle && !painter.standing(chosen) && !singles().some(feature => feature.id === chosen)) {
    info.close();
    claims.hide();
  }
}

function walk(by) {
  if (messages.accompanied() && !inlined) {
    messages.post("step", { by });
    return;
  }
  const order = singles().filter(located).sort((a, b) => (timeKey(a.day) + a.id < timeKey(b.day) + b.id ? -1 : 1));
  if (!order.length) return;
  const now = order.findIndex(feature => feature.id === chosen);
  const next = order[(now < 0 ? (by > 0 ? 0 : order.length - 1) : now + by + order.length) % order.length];
  choose(next.id, { fly: true }).then(() => markers.focusOn(next.id));
}

export function open(feature, latlng, keyboard = false) {
  if (feature.id) {
    choose(feature.id, { focus: keyboard });
    return;
  }
  const [west, south, east, north] = feature.bbox || [feature.lon, feature.lat, feature.lon, feature.lat];
  const apart = Math.abs(east - west) > 1e-4 || Math.abs(north - south) > 1e-4;
  if (apart && map.getZoom() < map.getMaxZoom()) map.fitBounds([[south, west], [north, east]], { padding: [60, 60], maxZoom: Math.max(map.getZoom() + 1, 14), animate: !calm() });
  else if (feature.members) info.list(feature.members);
  else map.setView(latlng, Math.min(map.getMaxZoom(), map.getZoom() + 2), { animate: !calm() });
}

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export function key(event, feature) {
  if (event.key in STEPS && !event.altKey && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    event.stopPropagation();
    if (feature.id && chosen === null) chosen = feature.id;
    walk(STEPS[event.key]);
  } else if (event.key === " " || event.key === "Enter") {
    event.preventDefault();
    event.stopPropagation();
    open(feature, painter.standing(feature.id) || L.latLng(feature.lat, feature.lon), true);
  }
}

function close() {
  if (!chosen && !info.isOpen()) return;
  const last = chosen;
  choose(null);
  if (last) markers.focusOn(last);
}

on("step", walk);
on("close", close);
on("choose", id => choose(id));
on("look", flyTo);
on("fly", feature => { flyTo(feature); choose(feature.id); });
