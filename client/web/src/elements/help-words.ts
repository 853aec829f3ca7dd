import type { Loads } from "../words/words.ts";

/** What the list of help says: no page that has none of it loads that. */
export const helpWords: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/help.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/help.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/help.ftl"),
};
