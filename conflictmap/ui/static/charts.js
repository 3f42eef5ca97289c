// Bars of text nodes: a panel whose elements with data-share get that part of the width.
import { showNodes } from "../map/nodes.js";

const charts = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".cm-charts");
  const text = JSON.stringify(data.nodes);
  host.className = "cm-charts cm-panel";
  if (charts.get(host) !== text) {
    showNodes(host, data.nodes, action => setTriggerValue("action", { ...action, at: Date.now() }));
    for (const bar of host.querySelectorAll("[data-share]")) bar.style.inlineSize = `${Math.min(100, Number(bar.dataset.share) * 100)}%`;
    charts.set(host, text);
  }
  return () => charts.delete(host);
}
