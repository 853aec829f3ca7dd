import { pagesOf, thanksOf } from "../elements/again.ts";
import { handOf, handsOf, type Opened } from "../elements/guess-note.ts";
import type { Entry } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { eveningParts, eveningTitle } from "./evening-words.ts";
import { answeredIn } from "./guess-kept.ts";
import { nameOf, question } from "./read.ts";
import { type Kept, toldNow, wholeOf } from "./rows/row.ts";
import { keptOf } from "./rows/rows.ts";
import { type Said, saidIn } from "./said.ts";

/** Something of the past, as it reads now. */
export type Memory = Said | Other;

type Other = { id: string; at: number; on: string } & (
  | { kind: "thanks"; page: string; thanks: Record<string, Uint8Array> }
  | { kind: "evening"; entry: Entry }
  | { kind: "told"; entry: Entry; kept: Kept }
  | { kind: "hand"; hand: Opened }
);

/** What was said and answered, newest first; what was erased keeps its place. */
export function memories(entries: readonly Entry[]): Memory[] {
  return [
    ...saidIn(entries),
    ...thanks(entries),
    ...evenings(entries),
    ...hands(entries),
    ...tolds(entries),
  ].sort((a, b) => b.at - a.at);
}

/** What they were thankful for, page by page; without a body it was erased. */
function thanks(entries: readonly Entry[]): Memory[] {
  const gone = entries.filter((one) => one.kind === "thanks" && !thanksOf(one));
  return [
    ...pagesOf(entries).flatMap(({ entries: [first], page, thanks }): Memory[] =>
      first ? [{ kind: "thanks", id: first.id, at: first.at, on: first.on, page, thanks }] : [],
    ),
    ...gone.map(({ id, at, on, by }): Memory => ({ kind: "erased", id, at, on, by: by ?? null })),
  ];
}

/** What was answered and guessed, hand by hand; without a body it was erased. */
function hands(entries: readonly Entry[]): Memory[] {
  const gone = entries.filter((one) => one.kind === "hand" && !handOf(one));
  return [
    ...handsOf(entries).flatMap((hand): Memory[] =>
      hand.entries[0]
        ? [{ kind: "hand", id: hand.entries[0].id, at: hand.entries[0].at, on: hand.on, hand }]
        : [],
    ),
    ...gone.map(({ id, at, on, by }): Memory => ({ kind: "erased", id, at, on, by: by ?? null })),
  ];
}

/** An evening without a body was erased. */
function evenings(entries: readonly Entry[]): Memory[] {
  return entries
    .filter((one) => one.kind === "evening" && Array.isArray((one.body as { segments?: unknown })?.segments))
    .map((entry) => ({ kind: "evening", id: entry.id, at: entry.at, on: entry.on, entry }));
}

/** What rows keep; what was erased keeps its place. */
function tolds(entries: readonly Entry[]): Memory[] {
  return entries.flatMap((entry): Memory[] => {
    const kept = keptOf(entry);
    if (!kept) return [];
    const { id, at, on, by } = entry;
    return [
      kept.told.length || kept.of || kept.lead
        ? { kind: "told", id, at, on, entry, kept }
        : { kind: "erased", id, at, on, by: by ?? null },
    ];
  });
}

/** The words of a memory in one text, for a search; empty while they have not been opened. */
export function wordsOf(memory: Memory, room: Room, deck: Record<string, string>): string {
  if (memory.kind === "erased") return "";
  if (memory.kind === "told")
    return [
      memory.kept.lead?.((who) => nameOf(room, who)) ?? "",
      ...wholeOf(memory.kept).map((one) => toldNow(room, memory.entry, one)),
    ].join("\n");
  if (memory.kind === "hand") {
    const said = answeredIn(room, memory.hand).flatMap((one) => [
      one.answer,
      ...one.guesses.map(({ guess }) => guess),
    ]);
    return [deck[memory.hand.card] ?? "", ...said].join("\n");
  }
  if (memory.kind === "evening") {
    return [
      eveningTitle(room, memory.entry),
      ...eveningParts(room, memory.entry).map(({ title }) => title),
    ].join("\n");
  }
  if (memory.kind === "answers") {
    const said = Object.entries(memory.answers).map(
      ([who, box]) => room.unseal(box, memory.on, `answer.text/${memory.card}`, who).text ?? "",
    );
    return [question(memory.entries[0], room, deck), ...said].join("\n");
  }
  if (memory.kind === "thanks") {
    return Object.entries(memory.thanks)
      .map(([who, box]) => room.unseal(box, memory.on, `thank.text/${memory.page}`, who).text ?? "")
      .join("\n");
  }
  const { text, field, by, writtenAt } = memory.line;
  return (text && room.unseal(text, memory.on, field, by ?? "", writtenAt).text) || "";
}

/** The memories in which all words that are looked for occur, whatever their case and accents. */
export function searched(
  all: readonly Memory[],
  wanted: string,
  room: Room,
  deck: Record<string, string>,
): readonly Memory[] {
  const words = plain(wanted).split(/\s+/).filter(Boolean);
  if (!words.length) return all;
  return all.filter((one) => {
    const text = plain(wordsOf(one, room, deck));
    return words.every((word) => text.includes(word));
  });
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
