import type { Loads } from "../words/words.ts";

/** What the element of an evening says: no page that has none of it loads that. */
export const eveningWords: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/evening.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/evening.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/evening.ftl"),
};
