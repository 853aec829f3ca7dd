// Pictures of a strip: what is said of one, and where they are. `samesky_client/rows/moment.py` does the same.

import type { Entry } from "../sdk/protocol.d.ts";
import { mapOf } from "./note-map.ts";

/** The field that a picture is sealed for, and letters of what is said of one. */
export const FIELD = "put.picture";
export const MAX_WORDS = 140;

/** What somebody says of their picture: the blob it is in, and maybe what is on it. */
export interface Said {
  picture: string;
  words: string;
}

/** The text of it. */
export function saidText(picture: string, words: string): string {
  return JSON.stringify({ picture, ...(words.trim() ? { words: words.trim().slice(0, MAX_WORDS) } : {}) });
}

/** What a text says of a picture; undefined for one that names none. */
export function saidOf(text: string | undefined): Said | undefined {
  const { picture, words } = mapOf(text);
  if (typeof picture !== "string" || !/^[0-9a-f]{64}$/.test(picture)) return undefined;
  return { picture, words: typeof words === "string" ? words.slice(0, MAX_WORDS) : "" };
}

/** Whether a text is a picture, and nothing that a page would run: no SVG. */
export function isPicture(text: string | undefined): text is string {
  return /^data:image\/(webp|jpeg|png);base64,[A-Za-z0-9+/=]+$/.test(text ?? "");
}

/** A kept strip: the field of what is said, and the boxes of it by member. */
export interface Strip {
  on: string;
  field: string;
  boxes: Readonly<Record<string, Uint8Array>>;
}

/** What an entry keeps; undefined for another entry, or one that was erased. */
export function stripOf({ on, kind, body }: Pick<Entry, "on" | "kind" | "body">): Strip | undefined {
  const { strip, pictures } = (body ?? {}) as {
    strip?: unknown;
    pictures?: Record<string, { text?: unknown }>;
  };
  if (kind !== "strip" || on.split(":")[0] !== "moment" || typeof pictures !== "object" || !pictures)
    return undefined;
  const boxes = Object.entries(pictures).flatMap(([who, one]): [string, Uint8Array][] =>
    one?.text instanceof Uint8Array ? [[who, one.text]] : [],
  );
  return boxes.length ? { on, field: `put.text/${strip}`, boxes: Object.fromEntries(boxes) } : undefined;
}

/** The strip of this day in an earlier year, else of this day of the month in an earlier month; the latest of them. */
export function onThisDay(
  entries: readonly Entry[],
  on: string,
  now: number,
  zone: string,
): Entry | undefined {
  const dated = new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" });
  const day = (at: number) => dated.format(at * 1000);
  const today = day(now);
  const past = entries.filter(
    (one) => one.on === on && stripOf(one) && day(one.at).slice(0, 7) < today.slice(0, 7),
  );
  return (
    past.findLast((one) => day(one.at).slice(5) === today.slice(5)) ??
    past.findLast((one) => day(one.at).slice(8) === today.slice(8))
  );
}
