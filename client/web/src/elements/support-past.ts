// What the timeline holds of hard days.

import type { Entry } from "../sdk/protocol.d.ts";

/** One thing that was said: a hard day, an answer to one, or that it is lighter. */
export interface Said {
  id: string;
  kind: "hard" | "answered" | "lighter";
  by: string;
  /** Whose hard day is answered. */
  member?: string;
  day: string;
  at: number;
  /** Nothing: no word goes with it. */
  box: Uint8Array | undefined;
  /** The field that the box was sealed for. */
  field: string;
}

/** What an entry holds; undefined for another one, or one that was erased. */
export function saidOf(entry: Entry): Said | undefined {
  const { id, at, kind, on } = entry;
  const { day, member, text } = (entry.body ?? {}) as { day?: string; member?: string; text?: Uint8Array };
  if (on.split(":")[0] !== "support" || !day) return undefined;
  const said = { id, at, by: entry.by ?? "", day, box: text };
  if (kind === "hard") return { ...said, kind, field: "share.text" };
  if (kind === "answered" && member) return { ...said, kind, member, field: `answer.text/${member}/${day}` };
  return kind === "lighter" ? { ...said, kind, field: `lighter.text/${day}` } : undefined;
}

/** Answers to one hard day, oldest first; days have the same names again after a thousand, so only those since it began. */
export function answersTo(
  entries: readonly Entry[],
  on: string,
  member: string,
  day: string,
  since: number,
): Said[] {
  return entries
    .filter((entry) => entry.on === on && entry.at >= since)
    .flatMap((entry) => saidOf(entry) ?? [])
    .filter((one) => one.kind === "answered" && one.member === member && one.day === day);
}
