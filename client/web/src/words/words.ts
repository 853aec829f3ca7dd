// What the elements and the app say: sentences in Fluent files that web, terminal and hub share
// (shared/samesky_shared/words). Which of them a page has is up to its entry: see `load.ts`.

import { FluentBundle, FluentResource } from "@fluent/bundle";
import type { Key } from "./keys.d.ts";

export type { Key };

/** The languages whose words are complete. */
export const LANGUAGES = ["en", "de"] as const;
/** Languages for trying out layouts: longer words with accents, and a script that runs from right to left. */
export const PROOFS = ["en-XA", "ar"] as const;
export type Language = (typeof LANGUAGES)[number];
export type Spoken = Language | (typeof PROOFS)[number];

const bundles = new Map<Spoken, FluentBundle>();
let current: Spoken = "en";
const listeners = new Set<() => void>();

/** The first of `wanted` (BCP 47 tags, as in `navigator.languages`) that we have, else English. */
export function pickLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = LANGUAGES.find((one) => one === tag.toLowerCase().split("-")[0]);
    if (found) return found;
  }
  return "en";
}

/** Adds sentences of a language, as the text of a Fluent file. */
export function teach(language: Spoken, ...texts: string[]): void {
  const stretched = language === "en-XA" ? { transform: stretch } : {};
  const known = bundles.get(language) ?? new FluentBundle(language, { useIsolating: false, ...stretched });
  for (const text of texts) known.addResource(new FluentResource(text), { allowOverrides: true });
  bundles.set(language, known);
}

/** Where sentences come from, by language. */
export type Loads = Record<Exclude<Spoken, "en-XA">, () => Promise<{ default: string }>>;

/** Which sentences this page has, and the learning that goes on. */
const had = new Set<Loads>();
let asked: Spoken | undefined;
let learning = Promise.resolve();

/** Learns these sentences, and all that were learned before, and speaks them. */
export function learnAll(language: Spoken, ...all: Loads[]): Promise<void> {
  for (const one of all) had.add(one);
  asked = language;
  learning = taught(language, had).then(() => speak(language));
  return learning;
}

/** What is being learned besides; whoever needs it meanwhile waits for the same. */
const coming = new Map<Loads, Promise<void>>();

/** Learns more in the language that is spoken or about to be; later on, in each that is. */
export function learnMore(more: Loads): Promise<void> {
  if (had.has(more)) return coming.get(more) ?? Promise.resolve();
  had.add(more);
  const learned = (async () => {
    await learning.catch(() => undefined); // out of reach: whoever asked for the language knows
    try {
      if (asked) await taught(asked, [more]);
    } catch (error) {
      had.delete(more);
      throw error;
    } finally {
      coming.delete(more);
    }
  })();
  coming.set(more, learned);
  return learned;
}

async function taught(language: Spoken, all: Iterable<Loads>): Promise<void> {
  const file = language === "en-XA" ? "en" : language;
  const texts = await Promise.all([...all].map((loads) => loads[file]()));
  teach(language, ...texts.map((text) => text.default));
}

/** Speaks this language from the next rendering on. */
export function speak(language: Spoken): void {
  current = language;
  for (const run of [...listeners]) run();
}

/** Whether there are words to speak already. */
export function speaks(): boolean {
  return bundles.has(current);
}

/** Calls `run` whenever a language is spoken from then on; returns what ends that. */
export function onSpoken(run: () => void): () => void {
  listeners.add(run);
  return () => void listeners.delete(run);
}

/** The language of questions and names: one of those that are complete. */
export function language(): Language {
  return pickLanguage([current]);
}

/** The language spoken now, for the page's `lang` and for dates and numbers. */
export function spoken(): Spoken {
  return current;
}

/** Which way the spoken language runs. */
export function direction(): "ltr" | "rtl" {
  return current === "ar" ? "rtl" : "ltr";
}

/**
 * A sentence, with the `values` in its gaps. What people have written stands in it as a thing of its own, so that a
 * name in another script does not turn the sentence around.
 */
export function t(key: Key, values: Record<string, string | number> = {}): string {
  for (const bundle of [bundles.get(current), bundles.get("en")]) {
    const sentence = bundle?.getMessage(key)?.value;
    if (bundle && sentence) return bundle.formatPattern(sentence, apart(values), []);
  }
  return key;
}

/** Whether there is a sentence of this name. */
export function hasWords(key: string): key is Key {
  return Boolean(bundles.get("en")?.hasMessage(key) || bundles.get(current)?.hasMessage(key));
}

/** Names as a list in the spoken language: "Inês and Noor". */
export function listed(names: readonly string[]): string {
  return new Intl.ListFormat(current, { type: "conjunction" }).format(names);
}

/** First strong isolate and its end, as Unicode names them (UAX 9): what is between them turns nothing around it. */
const [ISOLATE, END] = ["\u2068", "\u2069"];
const TURNS = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff]/;

function apart(values: Record<string, string | number>): Record<string, string | number> {
  const isolate = (value: string | number) =>
    typeof value === "string" && (direction() === "rtl" || TURNS.test(value)) ? ISOLATE + value + END : value;
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isolate(value)]));
}

const ACCENTS: Record<string, string> = {
  a: "á",
  e: "ë",
  i: "î",
  o: "õ",
  u: "ü",
  n: "ñ",
  c: "ç",
  s: "š",
  A: "Å",
  E: "Ê",
  O: "Ö",
};

/** A third longer and full of accents, so that what is cut off or not translated shows. */
function stretch(text: string): string {
  const accented = text.replace(/[a-zA-Z]/g, (letter) => ACCENTS[letter] ?? letter);
  return accented.trim() ? `${accented}${"·".repeat(Math.ceil(text.trim().length / 3))}` : accented;
}
