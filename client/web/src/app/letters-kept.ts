import { type Letter, outsideOf } from "../elements/letters-shelf.ts";
import { lettersWords } from "../elements/letters-words.ts";
import { readable } from "../elements/room-element.ts";
import type { Room } from "../sdk/room.ts";
import { hasWords, type Key, learnMore, t } from "../words/words.ts";

/** The boxes of a letter, each with the field that it was sealed for. */
export function letterBoxes({ text, outside }: Letter): { box: Uint8Array; field: string }[] {
  return [{ box: text, field: "write.text" }, ...(outside ? [{ box: outside, field: "write.outside" }] : [])];
}

/** What stands on its envelope; empty where nothing does, or it does not open. */
export function letterTitle(
  room: Room,
  { on, by, outside, written }: Pick<Letter, "on" | "by" | "outside" | "written">,
): string {
  const { title, when } = outsideOf(
    (outside && room.unseal(outside, on, "write.outside", by, written))?.text,
  );
  const key = `letters-when-${when}`;
  return title ?? (when && hasWords(key) ? t(key) : "");
}

/** Its words as they read now. */
export function letterSaid(room: Room, { on, by, text, written }: Letter): string {
  return readable(room.unseal(text, on, "write.text", by, written));
}

/** What it is: a letter, one of mine, a parcel. */
export function letterKind({ how, entry }: Letter): Key {
  if (how === "arrival") return "kept-parcel";
  return entry.kind === "written" ? "kept-letter-written" : "kept-letter";
}

/** Learns the words that moments have. */
export function learnLetters(): Promise<void> {
  return learnMore(lettersWords);
}
