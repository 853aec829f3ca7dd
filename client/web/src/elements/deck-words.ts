import type { Loads } from "../words/words.ts";

/** What the choice of a deck says: it comes after the questions themselves. */
export const deckWords: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/decks.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/decks.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/decks.ftl"),
};
