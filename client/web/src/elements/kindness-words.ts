import type { Loads } from "../words/words.ts";

/** What the element of small acts says: no page that has none of it loads that. */
export const kindnessWords: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/kindness.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/kindness.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/kindness.ftl"),
};
