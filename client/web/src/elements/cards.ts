import type { Language } from "../words/words.ts";

/** One card of a deck, in one language. */
export interface Card {
  id: string;
  text: string;
  /** In a few words, where the deck has titles. */
  title?: string;
  /** 1 light to 3 heavy, where the deck knows it. */
  depth?: number;
  /** What it is about, where the deck has themes; of small acts the way in which they do good. */
  theme?: string;
  /** The time of the day that it is for, where it is not for all. */
  when?: "morning" | "day" | "evening";
  /** The kinds of rooms that it is for; none: all. */
  rooms?: readonly string[];
}

/**
 * The decks of cards: things to be thankful for; small acts; what to listen to and talk about; how things are done where
 * one comes from; what to do together; wishes of the body, only for who opted in; what to laugh at in a quarrel.
 */
export type CardDeck = "gratitude" | "kindness" | "topics" | "culture" | "wishes" | "closeness" | "softeners";

const loads: Record<CardDeck, Record<Language, () => Promise<{ default: unknown }>>> = {
  gratitude: {
    en: () => import("../../../../shared/samesky_shared/decks/gratitude/en.json", { with: { type: "json" } }),
    de: () => import("../../../../shared/samesky_shared/decks/gratitude/de.json", { with: { type: "json" } }),
  },
  kindness: {
    en: () => import("../../../../shared/samesky_shared/decks/kindness/en.json", { with: { type: "json" } }),
    de: () => import("../../../../shared/samesky_shared/decks/kindness/de.json", { with: { type: "json" } }),
  },
  topics: {
    en: () => import("../../../../shared/samesky_shared/decks/topics/en.json", { with: { type: "json" } }),
    de: () => import("../../../../shared/samesky_shared/decks/topics/de.json", { with: { type: "json" } }),
  },
  culture: {
    en: () => import("../../../../shared/samesky_shared/decks/culture/en.json", { with: { type: "json" } }),
    de: () => import("../../../../shared/samesky_shared/decks/culture/de.json", { with: { type: "json" } }),
  },
  wishes: {
    en: () => import("../../../../shared/samesky_shared/decks/wishes/en.json", { with: { type: "json" } }),
    de: () => import("../../../../shared/samesky_shared/decks/wishes/de.json", { with: { type: "json" } }),
  },
  softeners: {
    en: () => import("../../../../shared/samesky_shared/decks/softeners/en.json", { with: { type: "json" } }),
    de: () => import("../../../../shared/samesky_shared/decks/softeners/de.json", { with: { type: "json" } }),
  },
  closeness: {
    en: () => import("../../../../shared/samesky_shared/decks/closeness/en.json", { with: { type: "json" } }),
    de: () => import("../../../../shared/samesky_shared/decks/closeness/de.json", { with: { type: "json" } }),
  },
};

/** The cards of a deck in this language, in their order; with the kind of a room, those that fit there. */
export async function cards(deck: CardDeck, language: Language, room?: string): Promise<readonly Card[]> {
  const { cards: all } = (await loads[deck][language]()).default as { cards: Card[] };
  return all.filter(({ rooms }) => !room || !rooms || rooms.includes(room));
}
