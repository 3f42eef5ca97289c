// Light and dark: from the document's option, else from the reader's system.
import { config, emit, symbols } from "./state.js";

const dark = window.matchMedia("(prefers-color-scheme: dark)");
let forced = config.theme === "light" || config.theme === "dark" ? config.theme : null;

export const scheme = () => forced || (dark.matches ? "dark" : "light");
export const palette = () => symbols.palette[scheme()];

function apply() {
  document.documentElement.dataset.scheme = scheme();
  emit("scheme", scheme());
}

export function force(name) {
  const next = name === "light" || name === "dark" ? name : null;
  if (next === forced) return;
  forced = next;
  apply();
}

dark.addEventListener("change", () => { if (!forced) apply(); });
document.documentElement.dataset.scheme = scheme();
