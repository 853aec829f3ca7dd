// What is wrong with a deck, by line and field: the same rules as `samesky_shared/decks/lint.py`, held in step by
// docs/deck-lint.json.

import { THEMES } from "./deck-facts.ts";

export const HEAD_FIELDS = ["deck", "language", "title"];
export const CARD_FIELDS = ["id", "depth", "theme", "when", "rooms", "two", "title", "text"];
const CHOICES: Record<string, readonly string[]> = {
  rooms: ["couple", "partners", "friends", "family"],
  two: ["true", "false"],
  when: ["morning", "day", "evening"],
  theme: THEMES,
};
/** Characters of a question, and of a title. */
const MAX_TEXT = 160;
/** Bytes of a question in UTF-8, so that it fits its box once it is padded. */
const MAX_BYTES = 191;
const MAX_CARDS = 500;
/** The share of longer words in common from which two cards say the same. */
const ALIKE = 0.8;
const STRANGE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are looked for
  /[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff\ue000-\uf8ff]/u;

/** A value, and the line where it stands. */
export interface Cell {
  line: number;
  text: string;
}

/** A card as it was read. */
export interface Row {
  line: number;
  fields: Readonly<Record<string, Cell>>;
}

/** A deck as it was read. */
export interface Sheet {
  head: Readonly<Record<string, Cell>>;
  rows: readonly Row[];
}

/** Something that is wrong: `what` is the end of a sentence's name (`lint-long`), `gaps` what stands in it. */
export interface Problem {
  line: number;
  field: string;
  what: string;
  gaps: Record<string, string | number>;
}

/** One of them. */
export function problem(line: number, field: string, what: string, gaps: Problem["gaps"] = {}): Problem {
  return { line, field, what, gaps };
}

/** By line, then by field. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) => a.line - b.line || (a.field < b.field ? -1 : Number(a.field > b.field)),
  );
}

/** Everything that is wrong with a deck, by line. */
export function lint(sheet: Sheet): Problem[] {
  const rows = sheet.rows.slice(0, MAX_CARDS);
  const found = Object.entries(sheet.head).flatMap(([name, cell]) => plain(name, cell));
  if (!rows.length) found.push(problem(1, "cards", "missing"));
  const beyond = sheet.rows[MAX_CARDS];
  if (beyond) found.push(problem(beyond.line, "cards", "many", { most: MAX_CARDS }));
  const seen = new Map<string, number>();
  for (const row of rows) {
    found.push(...card(row));
    const id = row.fields.id;
    if (!id) continue;
    const other = seen.get(id.text);
    if (other === undefined) seen.set(id.text, id.line);
    else found.push(problem(id.line, "id", "twice", { other }));
  }
  return inOrder([...found, ...repeats(rows)]);
}

function card(row: Row): Problem[] {
  const found: Problem[] = [];
  const { text } = row.fields;
  if (!text?.text) found.push(problem(text?.line ?? row.line, "text", "missing"));
  for (const [name, cell] of Object.entries(row.fields)) {
    const names = CHOICES[name];
    if (name === "text" || name === "title") {
      found.push(...plain(name, cell));
      const short = [...cell.text].length <= MAX_TEXT;
      if (name === "text" && short && new TextEncoder().encode(cell.text).length > MAX_BYTES)
        found.push(problem(cell.line, name, "heavy", { most: MAX_BYTES }));
    } else if (name === "id" && !/^[a-z][a-z0-9-]{0,15}$/.test(cell.text)) {
      found.push(problem(cell.line, name, "id"));
    } else if (name === "depth" && !/^[1-4]$/.test(cell.text)) {
      found.push(problem(cell.line, name, "depth"));
    } else if (
      names &&
      !(name === "theme" ? [cell.text] : words(cell.text)).every((one) => names.includes(one))
    ) {
      found.push(problem(cell.line, name, "choice", { names: names.join(", ") }));
    }
  }
  return found;
}

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

function plain(name: string, cell: Cell): Problem[] {
  const strange = STRANGE.exec(cell.text)?.[0];
  if (strange) {
    const code = (strange.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return [problem(cell.line, name, "sign", { sign: `U+${code}` })];
  }
  return [...cell.text].length > MAX_TEXT ? [problem(cell.line, name, "long", { most: MAX_TEXT })] : [];
}

/** Cards that say what one before them says, word for word or nearly. */
function repeats(rows: readonly Row[]): Problem[] {
  const before: { line: number; said: string; long: Set<string> }[] = [];
  return rows.flatMap(({ fields: { text, title } }) => {
    if (!text?.text) return [];
    const all = `${title?.text ?? ""} ${text.text}`.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
    const one = {
      line: text.line,
      said: all.join(" "),
      long: new Set(all.filter((word) => [...word].length > 3)),
    };
    const found = before.find((other) => other.said === one.said || alike(other.long, one.long));
    before.push(one);
    if (!found) return [];
    return [problem(one.line, "text", found.said === one.said ? "twice" : "alike", { other: found.line })];
  });
}

function alike(some: Set<string>, others: Set<string>): boolean {
  if (others.size <= 3) return false;
  const shared = [...others].filter((word) => some.has(word)).length;
  return shared >= ALIKE * (some.size + others.size - shared);
}
