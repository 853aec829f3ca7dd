import type { Loads } from "../words/words.ts";

/** What the element of wishes says: no page that has none of it loads that. */
export const wishesWords: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/wishes.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/wishes.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/wishes.ftl"),
};
