// The card beside a stand-alone map: all that is known of the chosen event, from the data inside the document.
import { inlined, on, root } from "./state.js";
import { inWords } from "./dates.js";
import { el, fill, pick, said, t } from "./text.js";
import { card } from "./viewport.js";

const LINK = /^https?:\/\//i;

function fact(name, value) {
  return value ? [el("dt", {}, t(name)), el("dd", {}, value)] : null;
}

function names(list) {
  return (list || []).map((actor, i) => [i ? t("list_joint") : null, typeof actor === "string" ? el("bdi", {}, actor) : said("bdi", actor, "name")]);
}

function claimItem(claim) {
  const who = pick({ name_en: claim.claimant_en, name_ar: claim.claimant_ar }, "name")[0] || claim.claimant;
  const state = claim.withdrawn ? "withdrawn" : claim.superseded ? "earlier" : null;
  return el("li", { class: state ? `cm-claim-${state}` : null }, el("strong", {}, el("bdi", {}, who)), claim.made_on && el("small", {}, ` ${inWords(claim.made_on)}`),
    state && el("span", { class: "cm-tag" }, t(`claim_${state}`)), said("div", claim, "statement"));
}

function sourceItem(source) {
  const title = el("bdi", {}, source.title || source.source_id || source.id);
  const link = LINK.test(source.url || "") ? el("a", { href: source.url, rel: "noopener noreferrer", target: "_blank" }, title) : title;
  return el("li", {}, link, source.publisher && el("span", {}, ` ${source.publisher}`), source.published_on && el("small", {}, ` ${inWords(source.published_on)}`),
    source.paragraph && el("small", {}, ` ${fill(t("paragraph"), { n: source.paragraph })}`));
}

function part(title, items) {
  return items.length ? [el("h4", {}, t(title)), el("ul", {}, items)] : null;
}

function body(found) {
  const event = found.event || found;
  return [said("h3", event, "title"),
    el("dl", {}, fact("when", inWords(event.day || event.event_date)), fact("where", said("span", event, "place")), fact("who", names(event.actor1)), fact("towards", names(event.actor2))),
    said("p", event, "summary"), part("claims", (found.claims || []).map(claimItem)), part("sources", (found.sources || []).map(sourceItem))];
}

async function show(id) {
  const place = root.querySelector("#cm-card"), found = id && (await card(id));
  place.hidden = !found;
  place.replaceChildren(...(found ? body(found) : []).flat(2).filter(Boolean));
}

export function start() {
  if (inlined && root.querySelector("#cm-card")) on("chosen", show);
}
