import type { Loads } from "../words/words.ts";

/** What the element of culture says: no page that has none of it loads that. */
export const cultureWords: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/culture.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/culture.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/culture.ftl"),
};
