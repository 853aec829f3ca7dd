import type { Loads } from "../words/words.ts";

/** What the element of breathing says; fetched with it. */
export const breatheWords: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/breathe.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/breathe.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/breathe.ftl"),
};
