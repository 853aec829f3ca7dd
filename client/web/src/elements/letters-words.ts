import type { Loads } from "../words/words.ts";

/** What the element of letters says: no page that has none of it loads that. */
export const lettersWords: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/letters.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/letters.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/letters.ftl"),
};
