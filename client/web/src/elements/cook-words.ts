import type { Loads } from "../words/words.ts";

/** What the element of cooking says: no page that has none of it loads that. */
export const cookWords: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/cook.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/cook.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/cook.ftl"),
};
