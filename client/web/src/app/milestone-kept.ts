// What milestones leave in the timeline: what was celebrated, and what was written of a change.

import { calledIn } from "../elements/milestone-note.ts";
import type { Celebrated, Entry, Talked } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { t } from "../words/words.ts";
import { read } from "./read.ts";

/** What an entry holds; undefined for one that was erased. */
export function milestoneIn(entry: Entry): (Celebrated & Partial<Talked>) | undefined {
  const body = (entry.body ?? {}) as Partial<Celebrated & Talked>;
  return body.milestone ? (body as Celebrated & Partial<Talked>) : undefined;
}

/** The field that what is written of a change was sealed for. */
export function fieldIn(entry: Entry): string {
  const { milestone, round } = milestoneIn(entry) ?? {};
  return `write.text/${milestone}/${round}`;
}

/** What it was, in a line. */
export function milestoneSaid(room: Room, entry: Entry): string {
  const body = milestoneIn(entry);
  if (!body) return "";
  // When its name was sealed is not known: it may have been long before.
  const title = calledIn(room, entry.on, body.milestone, body)?.title ?? t("milestones-name");
  return t(entry.kind === "talked" ? "kept-talked" : "kept-celebrated", { title });
}

/** What each wrote. */
export function milestoneTexts(room: Room, entry: Entry): [who: string, text: string][] {
  return Object.entries(milestoneIn(entry)?.texts ?? {}).map(([who, box]) => [
    who,
    read(room, box, entry.on, fieldIn(entry), who),
  ]);
}

/** All boxes of an entry: what it is called, and what each wrote. */
export function milestoneBoxes(entry: Entry): [box: Uint8Array, field: string, by: string][] {
  const body = milestoneIn(entry);
  if (!body) return [];
  const { milestone, what, words, by, texts } = body;
  const called: [Uint8Array, string, string][] = words ? [[words, `${what}.words/${milestone}`, by]] : [];
  return [
    ...called,
    ...Object.entries(texts ?? {}).map(([who, box]): [Uint8Array, string, string] => [
      box,
      fieldIn(entry),
      who,
    ]),
  ];
}
