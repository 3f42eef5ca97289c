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

const format = part => new Intl.DateTimeFormat(LOCALE, { ...SHAPES[part.precision], timeZone: "UTC" }).format(part.time);

function one(text) {
  const part = read(text);
  if (!part) return text;
  if (part.about) return t("about", { date: format(part) });
  return part.precision < 3 ? t("some_time_in", { date: format(part) }) : format(part);
}

function plain(text) {
  const part = read(text);
  return part ? (part.about ? t("about", { date: format(part) }) : format(part)) : text;
}

export function inWords(text) {
  if (!text) return "";
  const within = /^\[(.*)\]$/.exec(text);
  if (within) {
    const [first, last] = within[1].split("..");
    return first ? t("some_time_between", { start: plain(first), end: plain(last) }) : t("no_later_than", { date: plain(last) });
  }
  const [start, end] = text.split("/");
  if (end === undefined) return one(text);
  if (end === "..") return t("ongoing_from", { date: plain(start) });
  return t("from_to", { start: plain(start), end: plain(end) });
}

// A key that sorts events in time: by first known day, then by last.
export function timeKey(text) {
  const days = (text || "9999").match(/\d{4}(?:-\d\d)?(?:-\d\d)?/g) || ["9999"];
  return days.map(day => day.padEnd(10, "-00")).join(" ");
}
