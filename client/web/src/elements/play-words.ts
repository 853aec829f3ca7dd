import type { Loads } from "../words/words.ts";

/** What the element of games says: no page that has none of it loads that. */
export const playWords: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/play.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/play.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/play.ftl"),
};
