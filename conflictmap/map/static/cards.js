// The whole card beside a stand-alone map, from the trees of nodes inside the document.
import { emit, inlined, on, root } from "./state.js";
import { showNodes } from "./nodes.js";

const place = root.querySelector("#cm-card");

// A press inside a card that names another event chooses it.
function act({ name, value }) {
  if (name === "event") emit("choose", value);
}

function show(id) {
  const nodes = (id && inlined.cards?.[id]) || null;
  place.hidden = !nodes;
  showNodes(place, nodes || [], act);
  place.scrollTop = 0;
}

export function start() {
  if (inlined && place) on("chosen", show);
}
