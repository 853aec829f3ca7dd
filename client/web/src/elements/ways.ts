import type { Language } from "../words/words.ts";

/** In which ways people feel cared for: attention; a weight taken off; being there; words that hold; joy; room. */
export const WAYS = ["seen", "eased", "near", "sure", "glad", "free"] as const;
export type Way = (typeof WAYS)[number];

/** A situation, and three things that would do good, each of another way. */
export interface Item {
  id: string;
  text: string;
  options: readonly { way: Way; text: string }[];
}

/** The questionnaire in one language: what the ways are called, and its items. */
export interface Questionnaire {
  title: string;
  ways: Readonly<Record<Way, { name: string; about: string }>>;
  items: readonly Item[];
}

const loads: Record<Language, () => Promise<{ default: unknown }>> = {
  en: () => import("../../../../shared/samesky_shared/decks/languages/en.json", { with: { type: "json" } }),
  de: () => import("../../../../shared/samesky_shared/decks/languages/de.json", { with: { type: "json" } }),
};

/** The questionnaire in this language. */
export async function questionnaire(language: Language): Promise<Questionnaire> {
  return (await loads[language]()).default as Questionnaire;
}

/**
 * How much each way does somebody good, 0 to 1: how often it was chosen where it could have been.
 *
 * @param chosen the way of the option chosen, by the id of the item; items that were left out do not count.
 */
export function result(items: readonly Item[], chosen: Readonly<Record<string, Way>>): Record<Way, number> {
  const answered = items.filter(({ id }) => id in chosen);
  const share = (way: Way) => {
    const offered = answered.filter(({ options }) => options.some((one) => one.way === way));
    return offered.length ? offered.filter(({ id }) => chosen[id] === way).length / offered.length : 0;
  };
  return Object.fromEntries(WAYS.map((way) => [way, share(way)])) as Record<Way, number>;
}
