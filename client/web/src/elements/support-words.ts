import type { Loads } from "../words/words.ts";

/** What the element of hard days says: no page that has none of it loads that. */
export const supportWords: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/support.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/support.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/support.ftl"),
};
