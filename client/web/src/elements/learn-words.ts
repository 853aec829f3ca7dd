import type { Loads } from "../words/words.ts";

/** What the element of learning says; fetched with it. */
export const learnWords: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/learn.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/learn.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/learn.ftl"),
};
