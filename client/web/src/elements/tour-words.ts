import type { Loads } from "../words/words.ts";

/** What the element of tours says: no page that has none of it loads that. */
export const tourWords: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/tour.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/tour.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/tour.ftl"),
};
