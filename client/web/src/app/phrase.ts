import de from "../../../../shared/samesky_shared/decks/phrase/de.json" with { type: "json" };
import en from "../../../../shared/samesky_shared/decks/phrase/en.json" with { type: "json" };
import type { Language } from "../words/words.ts";

const words: Record<Language, readonly string[]> = { en, de };

/** The words that two people read to each other; the same things in either language. */
export function phraseWords(phrase: readonly number[], language: Language): string[] {
  return phrase.map((n) => words[language][n] ?? "?");
}
