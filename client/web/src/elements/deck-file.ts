// Decks as files: YAML (or JSON, which is YAML) and CSV, read with the lines where everything stands.
// This and what it is made of is loaded when somebody brings or saves a deck.

import { CsvError, parse } from "csv-parse/browser/esm/sync";
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  stringify,
  visit,
} from "yaml";
import { MAX_FILE } from "./deck-facts.ts";
import {
  CARD_FIELDS,
  type Cell,
  HEAD_FIELDS,
  inOrder,
  lint,
  type Problem,
  problem,
  type Row,
  type Sheet,
} from "./deck-lint.ts";

export type Form = "yaml" | "csv";

/** How a file of this name, or pasted words, are written: the head of a table names a column `text`. */
export function formOf(name: string, text: string): Form {
  if (name) return /\.csv$/i.test(name) ? "csv" : "yaml";
  const head =
    text
      .replace(/^\ufeff/, "")
      .trimStart()
      .split("\n", 1)[0] ?? "";
  return /^[^:{[#-]*$/.test(head) && /(^|[,;"])text($|[,;"])/i.test(head.trim()) ? "csv" : "yaml";
}

/** A deck, and all that is wrong with it. */
export function check(text: string, form: Form): { sheet: Sheet; problems: Problem[] } {
  const large = new TextEncoder().encode(text).length > MAX_FILE;
  const problems: Problem[] = large ? [problem(1, "", "large", { most: MAX_FILE / 1024 })] : [];
  const sheet = large ? NOTHING : form === "csv" ? csv(text, problems) : yaml(text, problems);
  if (problems.some(({ what }) => what === "unreadable" || what === "large")) return { sheet, problems };
  const known = new Set(problems.map(({ line, field }) => `${line} ${field}`));
  const more = lint(sheet).filter(
    ({ line, field }) => !known.has(`${line} ${field}`) && !(problems.length && field === "cards"),
  );
  return { sheet, problems: inOrder([...problems, ...more]) };
}

/** The questions of a deck in which nothing is wrong. */
export function questionsOf(sheet: Sheet): { depth: number; text: string }[] {
  return sheet.rows.map(({ fields }) => ({
    depth: Number(fields.depth?.text ?? 1),
    text: fields.text?.text ?? "",
  }));
}

/** A deck of questions as YAML. */
export function written(cards: readonly { depth: number; text: string }[]): string {
  return stringify({ cards }, { lineWidth: 0 });
}

const NOTHING: Sheet = { head: {}, rows: [] };

function csv(given: string, problems: Problem[]): Sheet {
  const text = given.replace(/^\ufeff/, "");
  const first = text.split("\n", 1)[0] ?? "";
  const delimiter = first.split(";").length > first.split(",").length ? ";" : ",";
  const rows: Row[] = [];
  let names: string[] | undefined;
  let line = 1;
  const take = (given: string[]) => {
    const cells = given.map((one) => one.trim());
    if (!cells.some(Boolean)) return;
    if (!names) {
      names = cells.map((one) => one.toLowerCase());
      problems.push(...wrongNames(names, line));
      return;
    }
    if (cells.length > names.length) problems.push(problem(line, "", "cells"));
    const known = names.map((name, n) => [name, { line, text: cells[n] ?? "" }] as const);
    rows.push({ line, fields: Object.fromEntries(known.filter(([, { text: cell }]) => cell)) });
  };
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      on_record: (record: string[], { lines }) => {
        take(record);
        line = lines + 1;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    problems.push(problem(line, "", "unreadable", { form: "CSV" }));
  }
  return { head: {}, rows };
}

function wrongNames(names: readonly string[], line: number): Problem[] {
  if (!names.includes("text")) return [problem(line, "text", "missing")];
  const unknown = names.filter((name) => !CARD_FIELDS.includes(name));
  return [
    ...unknown.map((name) => problem(line, name, "unknown", { names: CARD_FIELDS.join(", ") })),
    ...CARD_FIELDS.filter((name) => names.filter((one) => one === name).length > 1).map((name) =>
      problem(line, name, "field-twice"),
    ),
  ];
}

function yaml(text: string, problems: Problem[]): Sheet {
  const lines = new LineCounter();
  // All words stay words: what a number is, is decided by the rules alone.
  const read = parseDocument(text, { schema: "failsafe", lineCounter: lines, uniqueKeys: false });
  const line = (node: unknown) => lines.linePos((node as Node | null)?.range?.[0] ?? 0).line || 1;
  const unreadable = (at: number) => problems.push(problem(at, "", "unreadable", { form: "YAML" }));
  for (const { pos } of read.errors.slice(0, 1)) unreadable(lines.linePos(pos[0]).line);
  visit(read, {
    Alias: (_, node) => {
      if (!problems.length) unreadable(line(node));
      return visit.BREAK;
    },
  });
  if (!problems.length && !read.contents) problems.push(problem(1, "cards", "missing"));
  if (problems.length) return NOTHING;

  const cell = (name: string, node: unknown): Cell => {
    if (isSeq(node) && name === "rooms")
      return {
        line: line(node),
        text: node.items.map((one) => (isScalar(one) ? String(one.value) : "?")).join(" "),
      };
    if (!isScalar(node) || isAlias(node)) {
      problems.push(problem(line(node), name, "words"));
      return { line: line(node), text: "" };
    }
    return { line: line(node), text: String(node.value ?? "").trim() };
  };
  const fields = (node: unknown, known: readonly string[]): Map<string, unknown> => {
    const found = new Map<string, unknown>();
    if (!isMap(node)) {
      problems.push(problem(line(node), "cards", "map"));
      return found;
    }
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : "?";
      if (!known.includes(name))
        problems.push(problem(line(key), name, "unknown", { names: known.join(", ") }));
      else if (found.has(name)) problems.push(problem(line(key), name, "field-twice"));
      else found.set(name, value ?? key);
    }
    return found;
  };
  const cells = (all: Map<string, unknown>) =>
    Object.fromEntries([...all].map(([name, node]) => [name, cell(name, node)]));

  const top = isSeq(read.contents)
    ? new Map([["cards", read.contents as unknown]])
    : fields(read.contents, [...HEAD_FIELDS, "cards"]);
  const list = top.get("cards");
  top.delete("cards");
  const head = cells(top);
  if (list !== undefined && !isSeq(list)) problems.push(problem(line(list), "cards", "list"));
  const rows: Row[] = [];
  for (const node of isSeq(list) ? list.items : []) {
    const found = fields(node, CARD_FIELDS);
    if (found.size) rows.push({ line: line(node), fields: cells(found) });
  }
  return { head, rows };
}
