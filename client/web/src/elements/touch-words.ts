import type { Loads } from "../words/words.ts";

/** What the element of touch says: no page that has none of it loads that. */
export const touchWords: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/touch.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/touch.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/touch.ftl"),
};
