// Text in the reader's language; elements are built from text nodes only.
import { lang, strings } from "./state.js";

const SVG = "http://www.w3.org/2000/svg";
const LOCALE = lang === "ar" ? "ar-SY-u-nu-" + (strings.digits || "latn") : "en-GB";
const plurals = new Intl.PluralRules(lang);
const whole = new Intl.NumberFormat(LOCALE);
const short = new Intl.NumberFormat(LOCALE, { notation: "compact", maximumFractionDigits: 1 });

export const number = value => whole.format(value);
export const compact = value => (value < 1000 ? whole.format(value) : short.format(value));

function put(element, properties, children) {
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat(3)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return element;
}

// One element: attributes by name, functions become listeners, everything else a text node.
export function el(tag, properties, ...children) {
  return put(document.createElement(tag), properties, children);
}
export function svg(tag, attributes, ...children) {
  return put(document.createElementNS(SVG, tag), attributes, children);
}

export function fill(template, values = {}) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
export function t(key, values) {
  return fill(strings[key] ?? key, values);
}
export function tn(key, n, values) {
  const forms = strings[key];
  return fill(forms[plurals.select(n)] ?? forms.other, { n: number(n), ...values });
}

// The text of a record in the reader's language, else in the other: [text, language].
export function pick(record, name) {
  const other = lang === "ar" ? "en" : "ar";
  const own = record[`${name}_${lang}`];
  if (own) return [own, lang];
  const second = record[`${name}_${other}`];
  return second ? [second, other] : ["", lang];
}

// An element that holds a text of the data, with its own language and direction.
export function said(tag, record, name, properties) {
  const [text, language] = pick(record, name);
  return el(tag, { lang: language, dir: "auto", ...properties }, text);
}

export const isolate = text => `\u2068${text}\u2069`;
export { LOCALE };
