// The words of each language, fetched when it is spoken: only for what is bundled.

import { type Language, pickLanguage, type Spoken, speak, teach } from "./words.ts";

type Loads = Record<Exclude<Spoken, "en-XA">, () => Promise<{ default: string }>>;

const elements: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/elements.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/elements.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/elements.ftl"),
};

/** Learns what the elements say, and speaks it. */
export async function learn(language: Spoken, ...more: Loads[]): Promise<void> {
  const file = language === "en-XA" ? "en" : language;
  const texts = await Promise.all([elements, ...more].map((loads) => loads[file]()));
  teach(language, ...texts.map((text) => text.default));
  speak(language);
}

/** The language for a page that embeds us: what it asks for, its own, the reader's; the first that we have. */
export function languageOfPage(asked = ""): Language {
  return pickLanguage([asked, document.documentElement.lang, ...navigator.languages]);
}

export type { Loads };
