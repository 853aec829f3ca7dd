import type { Entry } from "../sdk/protocol.d.ts";

/** One line of the chat as it reads now. */
export interface ChatLine {
  id: string;
  by: string | null;
  at: number;
  /** Sealed; null when it was taken back. */
  text: Uint8Array | null;
  /** The field that it was sealed for, and when that came. */
  field: string;
  writtenAt: number;
  edited: boolean;
  /** The line that it answers. */
  reply?: string;
  /** The ids of the entries that it was made of. */
  entries: readonly string[];
}

/** The lines of one chat from the room's timeline, oldest first, with what was changed or taken back. */
export function linesOf(entries: readonly Entry[], on: string): ChatLine[] {
  const lines = new Map<string, ChatLine>();
  for (const entry of entries) {
    if (entry.on !== on) continue;
    const { line, text, reply } = (entry.body ?? {}) as { line?: string; text?: Uint8Array; reply?: string };
    if (line === undefined) continue;
    const found = lines.get(line);
    const written = { text: text ?? null, writtenAt: entry.at };
    const entries = [...(found?.entries ?? []), entry.id];
    if (entry.kind === "line") {
      const field = reply === undefined ? "say.text" : `say.text/${reply}`;
      lines.set(line, {
        id: line,
        by: entry.by ?? null,
        at: entry.at,
        ...written,
        field,
        edited: false,
        ...(reply === undefined ? {} : { reply }),
        entries,
      });
    } else if (found && entry.kind === "edited" && text)
      lines.set(line, { ...found, ...written, field: `edit.text/${line}`, edited: true, entries });
    else if (found && entry.kind === "unsaid") lines.set(line, { ...found, text: null });
  }
  return [...lines.values()];
}

const known = new WeakMap<readonly Entry[], Map<string, ChatLine[]>>();

/** `linesOf`, made once for entries that have not changed. */
export function linesIn(entries: readonly Entry[], on: string): ChatLine[] {
  const made = known.get(entries) ?? new Map<string, ChatLine[]>();
  known.set(entries, made);
  const lines = made.get(on) ?? linesOf(entries, on);
  made.set(on, lines);
  return lines;
}
