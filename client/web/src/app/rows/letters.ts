import { letterOf, outsideOf } from "../../elements/letters-shelf.ts";
import { lettersWords } from "../../elements/letters-words.ts";
import type { Room } from "../../sdk/room.ts";
import { hasWords, learnMore, t } from "../../words/words.ts";
import type { Keeps, Kept } from "./row.ts";

const learn = () => learnMore(lettersWords);

/** What stands on an envelope, as it reads. */
function titled(text: string): string {
  const { title, when } = outsideOf(text);
  const key = `letters-when-${when}`;
  return title ?? (when && hasWords(key) ? t(key) : "");
}

/** A letter that has opened. */
export const letters: Keeps = (entry): Kept | undefined => {
  if (entry.kind !== "letter") return undefined;
  const letter = letterOf(entry);
  if (!letter) return { told: [], head: () => t("kept-letter") };
  const { by: who, how, outside, text } = letter;
  const told = [{ who, box: text, field: "write.text", old: true }];
  const of = outside ? { who, box: outside, field: "write.outside", old: true, reads: titled } : undefined;
  return { told, head: () => t(how === "arrival" ? "kept-parcel" : "kept-letter"), of, learn };
};

/** What stands on the envelope of a letter, wherever it lies; empty for nothing. */
export function letterTitle(
  room: Room,
  one: { on: string; by: string; outside: Uint8Array | null; written: number },
): string {
  const opened = one.outside && room.unseal(one.outside, one.on, "write.outside", one.by, one.written);
  return opened?.text === undefined ? "" : titled(opened.text);
}
