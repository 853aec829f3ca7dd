import type { Loads } from "../words/words.ts";

/** What the panel of notices says: it comes with the panel. */
export const tellingWords: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/telling.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/telling.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/telling.ftl"),
};
