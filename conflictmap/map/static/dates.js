// Dates in words, as precise as they are written (the subset of EDTF that events.csv uses).
import { LOCALE, t } from "./text.js";

const PART = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(~?)$/;
const SHAPES = { 1: { year: "numeric" }, 2: { year: "numeric", month: "long" }, 3: { year: "numeric", month: "long", day: "numeric" } };

function read(text) {
  const found = PART.exec(text);
  if (!found) return null;
  const [, year, month, day, about] = found;
  const precision = day ? 3 : month ? 2 : 1;
  const time = new Date(Date.UTC(+year, (+month || 1) - 1, +day || 1));
  return { time, precision, about: Boolean(about) };
}

const format = (part, shape = SHAPES[part.precision]) => new Intl.DateTimeFormat(LOCALE, { ...shape, timeZone: "UTC" }).format(part.time);

function one(text) {
  const part = read(text);
  if (!part) return text;
  if (part.about) return t("about", { date: format(part) });
  return part.precision < 3 ? t("some_time_in", { date: format(part) }) : format(part);
}

function plain(text, shape) {
  const part = read(text);
  if (!part) return text;
  return part.about ? t("about", { date: format(part) }) : format(part, shape);
}

// The start says only what the end does not: "from 5 to 6 January 2018".
function shapeOfStart(start, end) {
  const first = read(start), last = read(end);
  if (!first || !last || first.about || first.precision !== last.precision || first.time.getUTCFullYear() !== last.time.getUTCFullYear()) return undefined;
  if (first.precision === 3) return first.time.getUTCMonth() === last.time.getUTCMonth() ? { day: "numeric" } : { day: "numeric", month: "long" };
  return first.precision === 2 ? { month: "long" } : undefined;
}

const both = (start, end) => ({ start: plain(start, shapeOfStart(start, end)), end: plain(end) });

export function inWords(text) {
  if (!text) return "";
  const within = /^\[(.*)\]$/.exec(text);
  if (within) {
    const [first, last] = within[1].split("..");
    return first ? t("some_time_between", both(first, last)) : t("no_later_than", { date: plain(last) });
  }
  const [start, end] = text.split("/");
  if (end === undefined) return one(text);
  return end === ".." ? t("ongoing_from", { date: plain(start) }) : t("from_to", both(start, end));
}

// A key that sorts events in time: by first known day, then by last.
export function timeKey(text) {
  const days = (text || "9999").match(/\d{4}(?:-\d\d)?(?:-\d\d)?/g) || ["9999"];
  return days.map(day => day.padEnd(10, "-00")).join(" ");
}
