import type { Loads } from "../words/words.ts";

/** What the element of guessing says: no page that has none of it loads that. */
export const guessWords: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/guess.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/guess.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/guess.ftl"),
};
