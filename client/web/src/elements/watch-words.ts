import type { Loads } from "../words/words.ts";

/** What players and queues say: no page that has neither loads that. */
export const watchWords: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/watch.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/watch.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/watch.ftl"),
};
