import type { Loads } from "../words/words.ts";

/** What words and signals say: no page that has none of them loads that. */
export const besideWords: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/beside.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/beside.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/beside.ftl"),
};
