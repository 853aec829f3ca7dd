// What stands in the blobs of pages, and what entries of tours hold.

import type { Entry, TourNote, TourPage } from "../sdk/protocol.d.ts";

/** The fields that a page, and what it was brought as, are sealed for. */
export const [PAGE, NAME] = ["bring.page", "bring.name"];
/** Letters of a name, of a note, and of a page of text; pages and notes of a deck. */
export const [MAX_NAME, MAX_NOTE, MAX_TEXT] = [42, 160, 4000];
export const [MOST_PAGES, MOST_NOTES] = [40, 28];
/** Letters of a line and lines of a page, of a text that is made into pages. */
export const [LINE, LINES] = [33, 16];

/** What is on a page: a picture, a data URL, with words that say what it shows; or a text. */
export interface Leaf {
  picture?: string;
  words?: string;
  text?: string;
}

/** The text of a page, as it is sealed. */
export function leafWritten({ picture, words, text }: Leaf): string {
  return JSON.stringify(picture ? { picture, ...(words ? { words } : {}) } : { text: text ?? "" });
}

/** What a page holds; undefined where a text is none. Only pictures that carry themselves are pictures. */
export function leafOf(written: string | undefined): Leaf | undefined {
  const found = parsed(written);
  if (typeof found !== "object" || found === null) return undefined;
  const { picture, words, text } = found as Record<string, unknown>;
  if (typeof picture === "string" && /^data:image\/(webp|jpeg|png);base64,/.test(picture))
    return { picture, words: typeof words === "string" ? words.slice(0, 300) : "" };
  return typeof text === "string" ? { text: text.slice(0, MAX_TEXT) } : undefined;
}

/** A long text as pages, broken between lines, and where a line is too long, between words. */
export function pagesOf(text: string): string[] {
  const pages: string[] = [];
  let [page, lines]: [string[], number] = [[], 0];
  const turn = () => {
    const whole = page.join("\n").trim();
    if (whole) pages.push(whole);
    [page, lines] = [[], 0];
  };
  for (const line of text.replace(/\r\n?/g, "\n").split("\n").flatMap(short)) {
    const high = Math.max(1, Math.ceil(widthOf(line) / LINE));
    if (lines + high > LINES) turn();
    if (!line.trim() && !lines) continue;
    page.push(line);
    lines += high;
  }
  turn();
  return pages;
}

/** Letters of a line as wide as they are: those of East Asia are twice as wide as ours. */
function widthOf(line: string): number {
  return line.length + (line.match(/[\u2e80-\uffdc]/g)?.length ?? 0);
}

/** A line in pieces that each fit on a page. */
function short(line: string): string[] {
  const pieces: string[] = [];
  let rest = line;
  for (;;) {
    // So many letters as are surely not too wide.
    const most = Math.floor((LINE * (LINES - 2) * rest.length) / Math.max(1, widthOf(rest)));
    if (rest.length <= most) return [...pieces, rest];
    const space = rest.lastIndexOf(" ", most);
    const at = space > most / 2 ? space : most;
    pieces.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
}

/** What pages are called that were brought as a file: its name without its ending, not too long. */
export function nameOf(file: string): string {
  const short = (name: string) =>
    name
      .slice(0, MAX_NAME)
      .replace(/[\ud800-\udbff]$/, "")
      .trim();
  return short(file.replace(/\.[a-z0-9]{1,5}$/i, "")) || short(file);
}

/** What was brought, as its entry says. */
export interface Brought {
  name: Uint8Array;
  blobs: readonly string[];
}

/** Pages that were brought; undefined for other entries, and for one that was erased. */
export function broughtIn(entry: Entry): Brought | undefined {
  const { name, blobs } = (entry.body ?? {}) as Partial<Brought>;
  return entry.kind === "pages" && name && blobs?.length ? { name, blobs } : undefined;
}

/** A deck that was looked at, as its entry says. */
export interface Toured {
  count: number;
  of: { by: string; name: Uint8Array } | null;
  pages: readonly TourPage[];
  notes: readonly TourNote[];
}

/** What a deck leaves; undefined for other entries, and for one that was erased. */
export function touredIn(entry: Entry): Toured | undefined {
  const { count, of, pages, notes } = (entry.body ?? {}) as Partial<Toured>;
  if (entry.kind !== "toured" || count === undefined || !pages || !notes) return undefined;
  return { count, of: of ?? null, pages, notes };
}

/** The field that a note was sealed for. */
export function noteField(note: Pick<TourNote, "page">): string {
  return `note.text/${note.page}`;
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
