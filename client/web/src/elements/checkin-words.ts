import type { Loads } from "../words/words.ts";

/** What the element of the check-in says: no page that has none of it loads that. */
export const checkinWords: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/checkin.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/checkin.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/checkin.ftl"),
};
