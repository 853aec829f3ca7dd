import { de } from "./de.ts";
import { en, type Key } from "./en.ts";

/** The languages whose words are complete. */
export const LANGUAGES = ["en", "de"] as const;
export type Language = (typeof LANGUAGES)[number];

const tables: Record<Language, Record<Key, string>> = { en, de };
let current: Language = "en";

/** The first of `wanted` (BCP 47 tags, as in `navigator.languages`) that we have, else English. */
export function pickLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = LANGUAGES.find((one) => one === tag.toLowerCase().split("-")[0]);
    if (found) return found;
  }
  return "en";
}

/** Speaks this language from the next rendering on. */
export function speak(language: Language): void {
  current = language;
}

/** The language spoken now. */
export function language(): Language {
  return current;
}

/** A sentence, with `{name}` replaced by `values.name`. */
export function t(key: Key, values: Record<string, string | number> = {}): string {
  return tables[current][key].replace(/\{(\w+)\}/g, (all, name: string) =>
    name in values ? String(values[name]) : all,
  );
}

/** Whether there is a sentence of this name. */
export function hasWords(key: string): key is Key {
  return Object.hasOwn(en, key);
}

/** Names as a list in the spoken language: "Inês and Noor". */
export function listed(names: readonly string[]): string {
  return new Intl.ListFormat(current, { type: "conjunction" }).format(names);
}
