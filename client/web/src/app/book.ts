// A keepsake: the past of a room as one file that is read in any browser, and printed. It is made here, of plain words,
// and loads nothing: no script, no address.

import { figure } from "../elements/constellation.ts";
import { west } from "../elements/daylight.ts";
import type { Room } from "../sdk/room.ts";
import { direction, listed, spoken, t } from "../words/words.ts";
import { dayOf } from "./day.ts";
import type { Piece, Said } from "./pieces.ts";
import { nameOf } from "./read.ts";

/** Hues of the people, as on a screen; here as colours that every printer knows: for a light, and for a name. */
const HUES: Record<string, readonly [light: string, name: string]> = {
  amber: ["#e9a94f", "#7a4d0d"],
  coral: ["#ee8e72", "#8c3a22"],
  rose: ["#e98aa0", "#8a3249"],
  plum: ["#cf8fce", "#6f3a70"],
  iris: ["#a79ae6", "#4a3f92"],
  sea: ["#6fb3dd", "#1f5a80"],
  jade: ["#5fbd97", "#1d6247"],
  moss: ["#9ab558", "#4c5f1c"],
};
const STAR = "M0-10C.8-2 2-.8 10 0C2 .8.8 2 0 10C-.8 2-2 .8-10 0C-2-.8-.8-2 0-10Z";
/** Nothing may be loaded by it, whatever somebody wrote. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

/** The whole file; `look` is its style, and `fonts` are rules that carry their letters with them. */
export function asBook(
  room: Room,
  pieces: readonly Piece[],
  look: string,
  fonts = "",
  zone?: string,
): string {
  const name = titleOf(room);
  const months = grouped(pieces, (one) => dayOf(one.at, zone).slice(0, 7));
  const month = form(zone, { month: "long", year: "numeric" });
  return `<!doctype html>
<html lang="${esc(spoken())}" dir="${direction()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${esc(name)}</title>
<style>${fonts}${look}${hues(room)}</style>
</head>
<body>
${cover(room, pieces, zone)}
<main>
${months.map(([, ones]) => `<section>\n<h2>${esc(month.format((ones[0]?.at ?? 0) * 1000))}</h2>\n${days(room, ones, zone)}\n</section>`).join("\n")}
</main>
<footer>${esc(t("timeline-made", { name: nameOf(room, room.you), day: form(zone, { dateStyle: "long" }).format((room.clock.now() ?? Date.now() / 1000) * 1000) }))}</footer>
</body>
</html>
`;
}

/** What the room is called, or who is in it. */
function titleOf(room: Room): string {
  return room.card.name || listed(west(room.members).map((id) => nameOf(room, id)));
}

function cover(room: Room, pieces: readonly Piece[], zone?: string): string {
  const day = form(zone, { dateStyle: "long" });
  const [first, last] = [pieces[0], pieces.at(-1)].map((one) => one && day.format(one.at * 1000));
  const span = first && last ? (first === last ? first : `${first} – ${last}`) : "";
  const people = west(room.members).map(
    (id) => `<li class="${hue(room, id)}"><i class="light"></i><bdi>${esc(nameOf(room, id))}</bdi></li>`,
  );
  const stars = figure(room.card.id, 24).map(
    ({ x, y }, n) => `<circle cx="${x}" cy="${(y * (1 + (n % 5))) / 5}" r="${n % 3 ? 0.7 : 1.1}"/>`,
  );
  return `<header class="cover"><div class="title">
<svg viewBox="0 0 640 100" class="stars" aria-hidden="true">${stars.join("")}</svg>
<h1 dir="auto">${esc(titleOf(room))}</h1>
<p class="days">${esc(span)}</p>
<ul class="who">${people.join("")}</ul>
</div><svg viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true"><defs><linearGradient id="dawn" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#f5c97c" stop-opacity="0"/><stop offset="1" stop-color="#f5a662" stop-opacity=".85"/></linearGradient></defs><path class="glow" d="M0 0H100V22H0Z"/><path class="land" d="M0 24V20Q50 8 100 20V24Z"/><path class="rim" d="M0 20Q50 8 100 20"/></svg></header>`;
}

function days(room: Room, pieces: readonly Piece[], zone?: string): string {
  const day = form(zone, { weekday: "long", day: "numeric", month: "long" });
  return grouped(pieces, (one) => dayOf(one.at, zone))
    .map(
      ([, ones]) =>
        `<div class="day"><h3>${esc(day.format((ones[0]?.at ?? 0) * 1000))}</h3>\n${ones.map((one) => drawn(room, one, zone)).join("\n")}</div>`,
    )
    .join("\n");
}

/** One of the past, as its kind is drawn. */
function drawn(room: Room, one: Piece, zone?: string): string {
  const time = form(zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(one.at * 1000);
  const at = `<span class="at">${esc(time)}</span>`;
  const [first] = one.said;
  if (!one.head && first)
    return `<article class="piece line ${hue(room, first.who)}">${named(room, first)}${at}${words(first)}</article>`;
  const head = (what: string) => `<p class="head"><span>${esc(begun(what))}</span>${at}</p>`;
  const asked = (what: string) => (what ? `<p class="asked" dir="auto">${esc(begun(what))}</p>` : "");
  if (one.on.split(":")[0] === "letters" && first)
    return `<article class="piece letter ${hue(room, first.who)}">${head(one.head)}${asked(one.title)}${words(first)}${named(room, first)}</article>`;
  if (one.parts.length) {
    const parts = one.parts.map(
      ({ title, minutes }) =>
        `<li><bdi>${esc(title)}</bdi> · ${esc(t("evening-minutes", { n: minutes }))}</li>`,
    );
    return `<article class="piece evening"><p class="head">${at}</p>${asked(one.head)}${stars(`${room.card.id}${one.ids[0]}`, one.parts.length)}<ul>${parts.join("")}</ul></article>`;
  }
  const said = one.said.map(
    (each) => `<div class="said ${hue(room, each.who)}">${named(room, each)}${words(each)}</div>`,
  );
  return `<article class="piece">${one.title ? head(one.head) + asked(one.title) : `<p class="head"><span></span>${at}</p>${asked(one.head)}`}${one.lead ? `<p class="lead" dir="auto">${esc(one.lead)}</p>` : ""}<div class="pair">${said.join("")}</div></article>`;
}

function named(room: Room, { who, to, as }: Said): string {
  const other = to ? ` → <bdi>${esc(nameOf(room, to))}</bdi>` : "";
  return `<p class="name"><i class="light"></i><span><bdi>${esc(as ?? nameOf(room, who))}</bdi>${other}</span></p>`;
}

function words({ words, picture }: Said): string {
  const drawn = picture ? `<img class="picture" alt="${esc(words)}" src="${esc(picture)}">` : "";
  return `${drawn}<p class="words" dir="auto">${esc(words)}</p>`;
}

/** The constellation of an evening that was. */
function stars(seed: string, count: number): string {
  const all = figure(seed, count);
  const ways = all
    .slice(1)
    .map((star, n) => `<path class="done" d="M${all[n]?.x} ${all[n]?.y}L${star.x} ${star.y}"/>`);
  const lit = all.map(({ x, y }) => `<path class="lit" transform="translate(${x} ${y})" d="${STAR}"/>`);
  // A single star stands in the middle.
  return `<svg viewBox="${all.length > 1 ? 0 : (all[0]?.x ?? 0) - 320} 0 640 100" aria-hidden="true">${ways.join("")}${lit.join("")}</svg>`;
}

function hue(room: Room, member: string): string {
  return `h-${room.members[member]?.hue || "amber"}`;
}

function hues(room: Room): string {
  const used = new Set(["amber", ...Object.values(room.members).map((one) => one.hue || "amber")]);
  return [...used].map((one) => `.h-${one}{--hue:${HUES[one]?.[0]};--deep:${HUES[one]?.[1]}}`).join("");
}

function form(zone: string | undefined, how: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(spoken(), { ...how, ...(zone ? { timeZone: zone } : {}) });
}

function grouped(pieces: readonly Piece[], key: (one: Piece) => string): [string, Piece[]][] {
  const found = new Map<string, Piece[]>();
  for (const one of pieces) found.set(key(one), [...(found.get(key(one)) ?? []), one]);
  return [...found];
}

/** As it stands at the beginning of a line. */
function begun(text: string): string {
  const [first = ""] = text;
  return first.toLocaleUpperCase(spoken()) + text.slice(first.length);
}

/** Words as text of HTML, in content and in attributes. */
export function esc(text: string): string {
  return text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
}

/** Our two faces of letters as rules that carry them, from the styles of this page; nothing where they are out of reach. */
export async function fontsOf(page: Document = document): Promise<string> {
  const rules = [...page.styleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule);
    } catch {
      return []; // of another origin
    }
  });
  const made = rules.map(async (rule) => {
    const [family, range] = ["font-family", "unicode-range"].map((name) => rule.style.getPropertyValue(name));
    const called = /Fraunces/.test(family ?? "") ? "Voice" : /Inter/.test(family ?? "") ? "Plain" : "";
    const address = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue("src"))?.[1];
    if (!called || !address || !/U\+0+-0*FF/i.test(range ?? "")) return "";
    const answer = await fetch(new URL(address, rule.parentStyleSheet?.href ?? page.baseURI)).catch(
      () => undefined,
    );
    if (!answer?.ok) return "";
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    return `@font-face{font-family:"Keepsake ${called}";font-weight:100 900;src:url(data:font/woff2;base64,${text}) format("woff2");unicode-range:${range}}`;
  });
  return (await Promise.all(made)).join("");
}
