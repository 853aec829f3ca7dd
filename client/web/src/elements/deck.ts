import type { Language } from "../words/words.ts";

/** The words of a deck by card id. */
export type Deck = Record<string, string>;

const loads: Record<Language, () => Promise<{ default: unknown }>> = {
  en: () => import("../../../../shared/samesky_shared/decks/questions/en.json", { with: { type: "json" } }),
  de: () => import("../../../../shared/samesky_shared/decks/questions/de.json", { with: { type: "json" } }),
};

/** The questions of the everyday deck in this language. */
export async function questions(language: Language): Promise<Deck> {
  const { cards } = (await loads[language]()).default as { cards: { id: string; text: string }[] };
  return Object.fromEntries(cards.map(({ id, text }) => [id, text]));
}
