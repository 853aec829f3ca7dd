// The words of each language, fetched when it is spoken: only for what is bundled.

import { type Language, type Loads, learnAll, pickLanguage, type Spoken } from "./words.ts";

const elements: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/elements.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/elements.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/elements.ftl"),
};

/** Learns what the elements say, and whatever else, and speaks it. */
export function learn(language: Spoken, ...more: Loads[]): Promise<void> {
  return learnAll(language, elements, ...more);
}

/** The language for a page that embeds us: what it asks for, its own, the reader's; the first that we have. */
export function languageOfPage(asked = ""): Language {
  return pickLanguage([asked, document.documentElement.lang, ...navigator.languages]);
}
