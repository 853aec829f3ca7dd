// What stands in the boxes of games: three sentences, which of them is untrue, what only we laugh at.

import type { Entry } from "../sdk/protocol.d.ts";
import type { Games } from "./play-cards.ts";

/** Letters of what is written. */
export const [MAX_LINE, MAX_TALE, MAX_GUESS] = [120, 160, 40];

/** The text of three sentences. */
export function taleWritten(sentences: readonly string[]): string {
  return JSON.stringify(sentences.slice(0, 3));
}

/** Three sentences; undefined where a text has not that many. */
export function taleOf(text: string | undefined): readonly [string, string, string] | undefined {
  const found = parsed(text);
  if (!Array.isArray(found)) return undefined;
  const [one, two, three] = found.map((line) => (typeof line === "string" ? line.slice(0, MAX_TALE) : ""));
  return one && two && three ? [one, two, three] : undefined;
}

/** Which of several was chosen; undefined where a text says nothing of that. */
export function placeIn(text: string | undefined, of: number): number | undefined {
  const place = /^[0-9]$/.test(text ?? "") ? Number(text) : of;
  return place < of ? place : undefined;
}

/** What only we laugh at, and where it comes from. */
export interface Inside {
  words: string;
  from: string;
}

/** The text of it. */
export function insideWritten({ words, from }: Inside): string {
  return JSON.stringify({ words, ...(from ? { from } : {}) });
}

/** What is on the shelf; a text that is none of ours stands there as it is. */
export function insideOf(text: string): Inside {
  const found = parsed(text);
  if (typeof found !== "object" || found === null || Array.isArray(found)) return { words: text, from: "" };
  const { words, from } = found as Record<string, unknown>;
  return {
    words: typeof words === "string" && words ? words.slice(0, 300) : text,
    from: typeof from === "string" ? from.slice(0, 300) : "",
  };
}

/** It in a line. */
export function insideLine(text: string): string {
  const { words, from } = insideOf(text);
  return [words, from && `(${from})`].filter(Boolean).join(" ");
}

/** What a page was of, as its entry says. */
export interface Played {
  page: string;
  game: "this" | "finish" | "tale";
  card: string | null;
  by: string;
  words: Uint8Array | null;
  played: Readonly<Record<string, Uint8Array>>;
}

/** A page that has opened; undefined for other entries, and for one that was erased. */
export function playedIn(entry: Entry): Played | undefined {
  const body = (entry.body ?? {}) as Partial<Played>;
  return entry.kind === "played" && body.game && body.played ? (body as Played) : undefined;
}

/** A drawing; undefined for other entries, and for one that was erased. */
export function drawingIn(entry: Entry): { card: string | null; found: string; picture: string } | undefined {
  const { card, found, blobs } = (entry.body ?? {}) as {
    card?: string | null;
    found?: string;
    blobs?: string[];
  };
  const picture = blobs?.[0];
  return entry.kind === "drawing" && picture
    ? { card: card ?? null, found: found ?? "", picture }
    : undefined;
}

/** A joke out of the jar, or what stands on the shelf; undefined for other entries, and for one that was erased. */
export function jokeIn(entry: Entry): { by: string; box: Uint8Array; field: string } | undefined {
  const { by = entry.by, text } = (entry.body ?? {}) as { by?: string; text?: Uint8Array };
  if (!text || !by) return undefined;
  if (entry.kind === "joke") return { by, box: text, field: "slip.text" };
  return entry.kind === "inside" ? { by, box: text, field: "shelve.text" } : undefined;
}

/** The field that what `member` said on a page was sealed for. */
export function fieldOf({ game, by, page }: Pick<Played, "game" | "by" | "page">, member: string): string {
  return game === "tale" && member === by ? "tell.which" : `answer.text/${page}`;
}

/** The field of the words that a page was told with. */
export function wordsField(game: Played["game"]): string {
  return game === "tale" ? "tell.text" : "begin.text";
}

/** How something said on a page reads: the choice of a card, a sentence of a tale, or the words themselves. */
export function saidIn(
  { game, card }: Pick<Played, "game" | "card">,
  text: string,
  games: Games,
  tale: readonly string[] | undefined,
): string {
  if (game === "finish") return text;
  if (game === "this") {
    const pair = games.this.find(({ id }) => id === card);
    const place = placeIn(text, 2);
    return place === undefined || !pair ? text : ([pair.one, pair.other][place] ?? text);
  }
  const place = placeIn(text, 3);
  return place === undefined ? text : (tale?.[place] ?? String(place + 1));
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
