import type { Loads } from "../words/words.ts";

/** What the element of moments says: no page that has none of it loads that. */
export const momentWords: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/moment.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/moment.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/moment.ftl"),
};
