// Talk with the page around this frame: same origin only, in both directions.
import { emit, map, root } from "./state.js";

const framed = window.parent !== window && sameOrigin();

let heard = false, touched = false, lastPlace = "", timer = 0;

// A site of others that embeds the map hears nothing, and is not heard.
function sameOrigin() {
  try {
    return window.parent.location.origin === location.origin;
  } catch {
    return false;
  }
}

export const accompanied = () => framed && heard;

export function post(kind, fields) {
  if (framed) window.parent.postMessage({ conflictmap: kind, ...fields }, location.origin);
}

const place = (lat, lon, zoom) => `${lat.toFixed(4)} ${lon.toFixed(4)} ${zoom.toFixed(2)}`;

function told(message) {
  if (Number.isFinite(message.lat) && Number.isFinite(message.lon)) {
    lastPlace = place(message.lat, message.lon, Number.isFinite(message.zoom) ? message.zoom : map.getZoom());
  }
}

// The place that the page was told last, or told us: only a different one is worth a word.
export function differs(message) {
  return place(message.lat, message.lon, Number.isFinite(message.zoom) ? message.zoom : map.getZoom()) !== lastPlace;
}

// A place that nobody chose (the first view, a new size of the frame) is no news.
export function settle() {
  clearTimeout(timer);
  const { lat, lng } = map.getCenter();
  lastPlace = place(lat, lng, map.getZoom());
}

function moved() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const { lat, lng } = map.getCenter(), zoom = map.getZoom(), now = place(lat, lng, zoom);
    // Before the reader has touched the map, it moves by itself only to fit its frame.
    if (now === lastPlace || !touched) return;
    lastPlace = now;
    post("moved", { lat: +lat.toFixed(5), lon: +lng.toFixed(5), zoom });
  }, 300);
}

export function start() {
  window.addEventListener("message", event => {
    if (event.origin !== location.origin || event.source === window) return;
    const message = event.data;
    if (!message || message.conflictmap !== "view") return;
    heard = true;
    const moves = Number.isFinite(message.lat) && Number.isFinite(message.lon) && differs(message);
    told(message);
    emit("view", { ...message, moves });
  });
  map.on("moveend", moved);
  map.on("resize", settle);
  settle();
  for (const kind of ["pointerdown", "wheel", "keydown"]) {
    root.addEventListener(kind, () => { touched = true; }, { capture: true, passive: true });
  }
  root.addEventListener("keydown", event => {
    if (event.key === "Escape") emit("close");
  });
  post("ready", {});
}
