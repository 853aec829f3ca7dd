// What was said and answered: all that Tonight tells of the past. The rest of it comes with Kept.

import { type ChatLine, linesOf } from "../elements/chat-lines.ts";
import type { Entry } from "../sdk/protocol.d.ts";

/** A line or answers, as they read now; what was erased keeps its place. */
export type Said = { id: string; at: number; on: string } & (
  | { kind: "line"; line: ChatLine }
  | { kind: "answers"; card: string; entries: readonly Entry[]; answers: Record<string, Uint8Array> }
  | { kind: "erased"; by: string | null }
);

/** Lines and answers, newest first. */
export function saidIn(entries: readonly Entry[]): Said[] {
  const chats = new Set(entries.filter((one) => one.on.split(":")[0] === "chat").map((one) => one.on));
  const lines = [...chats].flatMap((on) =>
    linesOf(entries, on).map(
      (line): Said => ({ kind: "line", id: `${on}/${line.id}`, at: line.at, on, line }),
    ),
  );
  return [...lines, ...rounds(entries)].sort((a, b) => b.at - a.at);
}

/** Answers of one round may have come in several entries. */
function rounds(entries: readonly Entry[]): Said[] {
  const found: Said[] = [];
  for (const entry of entries) {
    if (entry.kind !== "answers") continue;
    const { card, answers } = (entry.body ?? {}) as { card?: string; answers?: Record<string, Uint8Array> };
    if (card === undefined || !answers || Object.keys(answers).length === 0) {
      found.push({ kind: "erased", id: entry.id, at: entry.at, on: entry.on, by: entry.by ?? null });
      continue;
    }
    const before = found.findLast(
      (one) => one.kind === "answers" && one.on === entry.on && one.card === card,
    );
    if (before?.kind === "answers" && !Object.keys(answers).some((who) => who in before.answers)) {
      before.answers = { ...before.answers, ...answers };
      before.entries = [...before.entries, entry];
    } else {
      found.push({
        kind: "answers",
        id: entry.id,
        at: entry.at,
        on: entry.on,
        card,
        entries: [entry],
        answers,
      });
    }
  }
  return found;
}
