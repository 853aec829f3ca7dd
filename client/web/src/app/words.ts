// What the app says besides its elements.

import type { Language, Loads } from "../words/words.ts";

/** Names of the languages in themselves. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: "English", de: "Deutsch" };

export const app: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/app.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/app.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/app.ftl"),
};
