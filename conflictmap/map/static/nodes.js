// Builds a tree of conflictmap.map.nodes with text nodes only: what a cell holds is never parsed as HTML.
const TAGS = new Set(("div span p h2 h3 h4 ul ol li dl dt dd a button time bdi strong em small details summary " +
  "table caption thead tbody tr th td section article header footer nav label input blockquote code hr figure figcaption").split(" "));
const ATTRIBUTES = /^(class|id|lang|dir|title|role|tabindex|type|name|value|placeholder|checked|disabled|hidden|open|scope|colspan|datetime|for|aria-[a-z]+|data-[a-z]+)$/;
const LINK = /^(https?:\/\/|[?#]|\.\/|\/[^/\\])/i;
const SVG = "http://www.w3.org/2000/svg";

function shapeElement(node) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("width", node.size);
  svg.setAttribute("height", node.size);
  svg.setAttribute("class", "cm-shape");
  if (node.label) {
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", node.label);
  } else {
    svg.setAttribute("aria-hidden", "true");
  }
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", node.d);
  path.setAttribute("fill", node.fill);
  path.setAttribute("stroke", node.stroke);
  path.setAttribute("stroke-width", "1.5");
  svg.appendChild(path);
  return svg;
}

function attributes(element, given) {
  for (const [name, value] of Object.entries(given || {})) {
    if (name === "href") {
      if (!LINK.test(value)) continue;
      element.setAttribute("href", value);
      if (/^https?:/i.test(value)) {
        element.setAttribute("rel", "noopener noreferrer");
        element.setAttribute("target", "_blank");
      }
    } else if (ATTRIBUTES.test(name)) {
      element.setAttribute(name, value);
    }
  }
}

async function copyText(element, node) {
  // A query string is copied as the whole address of this page with it.
  const text = node.copy.startsWith("?") ? new URL(node.copy, location.href).href : node.copy;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.appendChild(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  const label = element.textContent;
  element.textContent = node.done;
  setTimeout(() => { element.textContent = label; }, 2000);
}

export function buildNode(node, act) {
  if (typeof node === "string") return document.createTextNode(node);
  if (node.t === "shape") return shapeElement(node);
  const element = document.createElement(TAGS.has(node.t) ? node.t : "span");
  attributes(element, node.a);
  for (const child of node.c || []) element.appendChild(buildNode(child, act));
  if (node.copy !== undefined) element.addEventListener("click", () => copyText(element, node));
  if (node.do) {
    element.addEventListener("click", event => {
      event.preventDefault();
      event.stopPropagation();
      act(node.do);
    });
  }
  return element;
}

// Replaces what `host` holds, keeping keyboard focus and opened details on the elements of the same id.
export function showNodes(host, nodes, act) {
  const focused = host.contains(document.activeElement) ? document.activeElement.id : "";
  const opened = new Set([...host.querySelectorAll("details[open][id]")].map(d => d.id));
  host.replaceChildren(...nodes.map(node => buildNode(node, act)));
  for (const id of opened) host.querySelector("#" + CSS.escape(id))?.setAttribute("open", "");
  if (focused) host.querySelector("#" + CSS.escape(focused))?.focus();
}
