// Asks the server what to show; the old symbols stay until the answer is there.
import { config, emit, inlined } from "./state.js";

const MARGIN = 0.35; // of the view on each side, fetched ahead so that a short pan needs no question
let query = "", last = null, running = null;

export const currentQuery = () => query;
export const lastAnswer = () => last;

// Keys of the address that are no part of the question.
const OURS = ["event", "lat", "lon", "zoom", "lang", "view", "theme", "tiles", "legend", "embed", "embed_options"];

export function setQuery(text) {
  const params = new URLSearchParams(text || "");
  for (const key of OURS) params.delete(key);
  const next = params.toString();
  const changed = next !== query;
  query = next;
  return changed;
}

function padded(bounds) {
  const dx = (bounds.getEast() - bounds.getWest()) * MARGIN, dy = (bounds.getNorth() - bounds.getSouth()) * MARGIN;
  return [
    Math.max(-180, bounds.getWest() - dx), Math.max(-90, bounds.getSouth() - dy),
    Math.min(180, bounds.getEast() + dx), Math.min(90, bounds.getNorth() + dy),
  ].map(x => Math.round(x * 1e4) / 1e4);
}

function holds(bbox, bounds) {
  return bbox[0] <= Math.max(-180, bounds.getWest()) && bbox[2] >= Math.min(180, bounds.getEast())
    && bbox[1] <= Math.max(-90, bounds.getSouth()) && bbox[3] >= Math.min(90, bounds.getNorth());
}

// Single events need no new answer at another zoom; clusters do.
function enough(bounds, zoom) {
  if (!last || last.query !== query || last.stale) return false;
  return holds(last.bbox, bounds) && (last.zoom === zoom || last.data.features.every(f => f.n === 1));
}

export function invalidate() {
  if (last) last.stale = true;
}

// Resolves to true when `last` answers the view; false when a newer question took over. Throws when the server fails.
export async function ask(bounds, zoom) {
  const z = Math.round(zoom);
  if (enough(bounds, z)) {
    running?.abort();
    running = null;
    return true;
  }
  if (inlined) {
    last = { query, bbox: [-180, -90, 180, 90], zoom: z, data: inlined.viewport };
    return true;
  }
  running?.abort();
  const controller = running = new AbortController();
  const bbox = padded(bounds), asked = query;
  try {
    const data = await fetchJSON(`${config.base}api/viewport?${asked}${asked ? "&" : ""}bbox=${bbox.join(",")}&z=${z}`, controller.signal);
    if (controller !== running) return false;
    running = null;
    last = { query: asked, bbox, zoom: z, data };
    return true;
  } catch (error) {
    if (error.name === "AbortError") return false;
    throw error;
  }
}

export async function fetchJSON(address, signal) {
  const answer = await fetch(address, { signal, headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

const cards = new Map();

// The card of one event (claims, sources); asked for once a query, from memory after that.
export async function card(id) {
  if (inlined) return inlined.events[id] || null;
  const known = new URLSearchParams(query).get("known");
  const address = `${config.base}api/event/${encodeURIComponent(id)}${known ? `?known=${encodeURIComponent(known)}` : ""}`;
  if (!cards.has(address)) cards.set(address, fetchJSON(address).catch(error => { cards.delete(address); emit("trouble", error); return null; }));
  return cards.get(address);
}

export function forgetCards() {
  cards.clear();
}

// Every event that the answer holds by itself, on the map and in the tray.
export function singles() {
  if (!last) return [];
  const seen = new Map();
  for (const feature of [...last.data.features, ...(last.data.outside || [])]) if (feature.id) seen.set(feature.id, feature);
  return [...seen.values()];
}
