// Where elements lie over the map: [left, top, right, bottom] in pixels of its frame.
import { map, root } from "./state.js";

// Those of a selector that are seen, each with a margin around it.
export function boxesOf(selector, margin = 0) {
  const frame = map.getContainer().getBoundingClientRect();
  return [...root.querySelectorAll(selector)].map(element => element.getBoundingClientRect()).filter(box => box.width)
    .map(box => [box.left - frame.left - margin, box.top - frame.top - margin, box.right - frame.left + margin, box.bottom - frame.top + margin]);
}
