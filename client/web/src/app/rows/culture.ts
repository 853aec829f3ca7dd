import { cards } from "../../elements/cards.ts";
import { taughtIn, toldIn, wordLine } from "../../elements/culture-note.ts";
import { language, t } from "../../words/words.ts";
import type { Keeps, Kept } from "./row.ts";

/** The cards of the language that is spoken, once somebody has asked for them. */
let deck: { language: string; texts: Map<string, string> } | undefined;

async function learn(): Promise<void> {
  const wanted = language();
  if (deck?.language === wanted) return;
  const all = await cards("culture", wanted);
  deck = { language: wanted, texts: new Map(all.map(({ id, text }) => [id, text])) };
}

/** Words that were taught, and how things are done at home. */
export const culture: Keeps = (entry): Kept | undefined => {
  const who = entry.by ?? "";
  if (entry.kind === "word") {
    const box = taughtIn(entry);
    const told = box ? [{ who, box, field: "teach.word", reads: wordLine }] : [];
    return { told, head: () => t("kept-word") };
  }
  if (entry.kind !== "told") return undefined;
  const one = toldIn(entry);
  const told = one ? [{ who, box: one.text, field: `tell.text/${one.card}` }] : [];
  return { told, head: () => deck?.texts.get(one?.card ?? "") ?? t("kept-custom"), learn };
};
