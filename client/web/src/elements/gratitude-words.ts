import type { Loads } from "../words/words.ts";

/** What the element of gratitude says: no page that has none of it loads that. */
export const gratitudeWords: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/gratitude.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/gratitude.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/gratitude.ftl"),
};
