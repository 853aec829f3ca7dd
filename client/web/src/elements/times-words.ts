import type { Loads } from "../words/words.ts";

/** What the element that finds a time says: no page that has none of it loads that. */
export const timesWords: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/times.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/times.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/times.ftl"),
};
