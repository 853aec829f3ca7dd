// Hard days and answers to them: what is in their boxes, and how it reads. `samesky_client/rows/support.py` does the same.

import { spoken, t } from "../words/words.ts";
import { mapOf } from "./note-map.ts";
// Whoever has these words has what all elements share: named here, both come as one piece.
import "./room-element.ts";

export const HELPS = ["listen", "hug", "words", "call", "song", "sooner", "space", "nothing"] as const;
export const ACTS = ["seen", "hug", "call", "song", "sooner", "space", "later"] as const;
export type Help = (typeof HELPS)[number];
export type Act = (typeof ACTS)[number];
/** What one can answer with. */
export type Choice = Act | "words";
/** Letters of what is said. */
export const MAX_WORDS = 500;
/** Which answer fits what would help. */
const FITS: Record<Help, Choice> = {
  listen: "call",
  hug: "hug",
  words: "words",
  call: "call",
  song: "song",
  sooner: "sooner",
  space: "space",
  nothing: "seen",
};

/** What somebody says of a hard day. */
export interface Hard {
  words: string;
  help: readonly Help[];
}

/** What somebody answers. */
export interface Answer {
  act?: Act | undefined;
  text: string;
  /** Where a song is: an address of the web. */
  link?: string | undefined;
  /** Room time of when to see each other. */
  at?: number | undefined;
}

export const BLANK: Hard = { words: "", help: [] };

/** What is said, without what this version has no words for. */
export function hardOf(text: string | undefined): Hard {
  const { words, help } = mapOf(text);
  return {
    words: typeof words === "string" ? words.slice(0, MAX_WORDS) : "",
    help: HELPS.filter((one) => Array.isArray(help) && help.includes(one)),
  };
}

/** The text of it. */
export function hardText({ words, help }: Hard): string {
  return JSON.stringify({ ...(words.trim() ? { words: words.trim() } : {}), help });
}

/** How it reads in one line. */
export function hardWords(text: string | undefined): string {
  const { words, help } = hardOf(text);
  return [words || t("support-hard"), helpWords(help)].filter(Boolean).join(" · ");
}

/** What would help, in a sentence; empty where nothing was said of it. */
export function helpWords(help: readonly Help[]): string {
  if (!help.length) return "";
  const what = new Intl.ListFormat(spoken(), { type: "unit", style: "short" });
  return t("support-wants", { what: what.format(help.map((one) => t(`support-help-${one}`))) });
}

/** An answer; only addresses of the web stand in it as such. */
export function answerOf(text: string | undefined): Answer {
  const found = mapOf(text);
  const link = typeof found.link === "string" && /^https?:\/\/[^\s]{1,1000}$/.test(found.link);
  return {
    act: ACTS.find((one) => one === found.act),
    text: typeof found.text === "string" ? found.text.slice(0, MAX_WORDS) : "",
    link: link ? (found.link as string) : undefined,
    at: typeof found.at === "number" && Number.isFinite(found.at) ? found.at : undefined,
  };
}

/** The text of an answer. */
export function answerText({ act, text, link, at }: Answer): string {
  const words = text.trim();
  return JSON.stringify({
    ...(act ? { act } : {}),
    ...(words ? { text: words } : {}),
    ...(link ? { link } : {}),
    ...(at === undefined ? {} : { at }),
  });
}

/** How an answer reads in one line; its time is by the clock of `zone`, else of this device. */
export function answerWords(text: string | undefined, zone?: string): string {
  const { act, text: words, link, at } = answerOf(text);
  const when = new Intl.DateTimeFormat(spoken(), {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    ...(zone ? { timeZone: zone } : {}),
  });
  const parts = [
    act ? t(`support-act-${act}`) : "",
    at === undefined || Math.abs(at) > 1e11 ? "" : when.format(at * 1000),
    words,
    link ?? "",
  ];
  return parts.filter(Boolean).join(" · ") || t("support-unreadable");
}

/** What one can answer with: what fits first, with what always does; and what else there is. */
export function choices({ help }: Hard): { first: Choice[]; rest: Choice[] } {
  const fits = HELPS.filter((one) => help.includes(one)).map((one) => FITS[one]);
  const first = [...new Set<Choice>([...fits, "seen", "words"])];
  return { first, rest: ACTS.filter((one) => !first.includes(one)) };
}
