import type { Loads } from "../words/words.ts";

/** What the element of languages says: no page that has none of it loads that. */
export const languagesWords: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/languages.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/languages.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/languages.ftl"),
};
