import type { Loads } from "../words/words.ts";

/** What a screen says, and the view that brings one: it comes with them. */
export const screenTexts: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/screen.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/screen.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/screen.ftl"),
};
