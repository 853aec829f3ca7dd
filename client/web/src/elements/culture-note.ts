// What stands in the boxes of culture: where somebody is from, and a word that is taught.

import type { Entry } from "../sdk/protocol.d.ts";

/** Where somebody is from, and when a call is welcome, by their own clock. */
export interface Home {
  from: readonly string[];
  /** From and until; the same twice is the whole day. */
  call: readonly [string, string];
}

/** A word that somebody teaches. */
export interface Taught {
  word: string;
  means: string;
  /** How it is said, in letters. */
  say?: string;
  /** The SHA-256 of its clip. */
  clip?: string;
}

/** What is assumed of who has not said. */
export const DEFAULT: Home = { from: [], call: ["08:00", "22:00"] };
export const MOST_COUNTRIES = 4;
const [HOUR, COUNTRY, CLIP] = [/^([01]\d|2[0-3]):[0-5]\d$/, /^[A-Z]{2}$/, /^[0-9a-f]{64}$/];

/** The text of a box. */
export function homeWritten({ from, call }: Home): string {
  return JSON.stringify({ from, call });
}

/** Where somebody is from; undefined where a text says nothing of the kind. */
export function homeOf(text: string | undefined): Home | undefined {
  const found = mapOf(text);
  if (!found || !Array.isArray(found.from)) return undefined;
  const from = found.from.filter((one): one is string => typeof one === "string" && COUNTRY.test(one));
  const call = Array.isArray(found.call) ? found.call : [];
  const [start, end] = call.filter((one): one is string => typeof one === "string" && HOUR.test(one));
  return {
    from: [...new Set(from)].slice(0, MOST_COUNTRIES),
    call: start && end ? [start, end] : DEFAULT.call,
  };
}

/** The text of a box. */
export function wordWritten({ word, means, say, clip }: Taught): string {
  return JSON.stringify({ word, means, ...(say ? { say } : {}), ...(clip ? { clip } : {}) });
}

/** A word; undefined where a text has none. */
export function wordOf(text: string | undefined): Taught | undefined {
  const found = mapOf(text);
  if (typeof found?.word !== "string" || !found.word) return undefined;
  const { word, means, say, clip } = found;
  return {
    word: word.slice(0, 120),
    means: typeof means === "string" ? means.slice(0, 500) : "",
    ...(typeof say === "string" && say ? { say: say.slice(0, 120) } : {}),
    ...(typeof clip === "string" && CLIP.test(clip) ? { clip } : {}),
  };
}

/** A word in a line. */
export function wordLine(text: string): string {
  const found = wordOf(text);
  return found ? [found.word, found.say && `(${found.say})`, "=", found.means].filter(Boolean).join(" ") : "";
}

/** The box of an entry that teaches a word; undefined for others, and for one that was erased. */
export function taughtIn(entry: Entry): Uint8Array | undefined {
  const { word } = (entry.body ?? {}) as { word?: Uint8Array };
  return entry.kind === "word" ? word : undefined;
}

/** What an entry tells of a card; undefined for others, and for one that was erased. */
export function toldIn(entry: Entry): { card: string; text: Uint8Array } | undefined {
  const { card, text } = (entry.body ?? {}) as { card?: string; text?: Uint8Array };
  return entry.kind === "told" && card && text ? { card, text } : undefined;
}

function mapOf(text: string | undefined): Record<string, unknown> | undefined {
  try {
    const found: unknown = JSON.parse(text ?? "");
    return typeof found === "object" && found ? (found as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
