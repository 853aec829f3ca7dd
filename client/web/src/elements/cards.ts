import type { Language } from "../words/words.ts";

/** One card of a deck, in one language. */
export interface Card {
  id: string;
  text: string;
  /** In a few words, where the deck has titles. */
  title?: string;
  /** 1 light to 3 heavy, where the deck knows it. */
  depth?: number;
  /** The kinds of rooms that it is for; none: all. */
  rooms?: readonly string[];
}

/** The decks of cards: things to be thankful for; what to listen to and talk about. */
export type CardDeck = "gratitude" | "topics";

const loads: Record<CardDeck, Record<Language, () => Promise<{ default: unknown }>>> = {
  gratitude: {
    en: () => import("../../../../shared/samesky_shared/decks/gratitude/en.json", { with: { type: "json" } }),
    de: () => import("../../../../shared/samesky_shared/decks/gratitude/de.json", { with: { type: "json" } }),
  },
  topics: {
    en: () => import("../../../../shared/samesky_shared/decks/topics/en.json", { with: { type: "json" } }),
    de: () => import("../../../../shared/samesky_shared/decks/topics/de.json", { with: { type: "json" } }),
  },
};

/** The cards of a deck in this language, in their order; with the kind of a room, those that fit there. */
export async function cards(deck: CardDeck, language: Language, room?: string): Promise<readonly Card[]> {
  const { cards: all } = (await loads[deck][language]()).default as { cards: Card[] };
  return all.filter(({ rooms }) => !room || !rooms || rooms.includes(room));
}
