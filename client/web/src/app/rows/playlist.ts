import { mediaOf } from "../../elements/media.ts";
import { watchWords } from "../../elements/watch-words.ts";
import { learnMore, t } from "../../words/words.ts";
import type { Keeps, Kept } from "./row.ts";

/** Seconds from which on something is worth a place among the memories; songs stand in the queue's own history. */
const LONG = 1200;

/** What was seen together. */
export const playlist: Keeps = (entry): Kept | undefined => {
  if (entry.kind !== "seen") return undefined;
  const body = (entry.body ?? {}) as { media?: Uint8Array; by?: string; length?: number | null };
  if (body.length && body.length < LONG) return undefined;
  const { media: box, by: who = "" } = body;
  const reads = (text: string) => mediaOf(text)?.title ?? t("playlist-unreadable");
  const told = box ? [{ who, box, field: "add.media", old: true, reads }] : [];
  return { told, head: () => t("kept-seen"), learn: () => learnMore(watchWords) };
};
