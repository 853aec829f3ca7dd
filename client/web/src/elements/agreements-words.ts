import type { Loads } from "../words/words.ts";

/** What the element of agreements says: no page that has none of it loads that. */
export const agreementsWords: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/agreements.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/agreements.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/agreements.ftl"),
};
