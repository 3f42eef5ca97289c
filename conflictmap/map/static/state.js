// What the document was made with, and what the window tells those who watch it.
export const config = JSON.parse(document.getElementById("conflictmap-config").textContent);
export const { strings, symbols, lang } = config;
export const rtl = config.dir === "rtl";
export const map = window[config.map];
export const inlined = window.__conflictmap_data || null;
export const root = document.getElementById("cm-app");

// The revision rises by one after each paint and never falls while the tab keeps this document.
const KEPT = "conflictmap.revision";
export const watch = { revision: Number(takeKept()) || 0, total: 0, shown: 0 };
window.conflictmap = watch;

function takeKept() {
  try {
    const kept = sessionStorage.getItem(KEPT);
    sessionStorage.removeItem(KEPT);
    return kept;
  } catch {
    return null;
  }
}

export function keepRevision() {
  try {
    sessionStorage.setItem(KEPT, String(watch.revision));
  } catch { /* storage may be closed to frames */ }
}

// Listeners by name; modules talk through these and not to each other.
const listeners = new Map();
export function on(name, listener) {
  listeners.set(name, [...(listeners.get(name) || []), listener]);
}
export function emit(name, value) {
  for (const listener of listeners.get(name) || []) listener(value);
}

export const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
