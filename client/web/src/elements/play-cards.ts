// The cards of games: two things to choose from, sentences to finish, things to draw.

import type { Language } from "../words/words.ts";

/** All cards in one language. */
export interface Games {
  this: readonly { id: string; one: string; other: string }[];
  finish: readonly { id: string; text: string }[];
  draw: readonly { id: string; text: string }[];
}

export const NO_GAMES: Games = { this: [], finish: [], draw: [] };

const loads: Record<Language, () => Promise<{ default: unknown }>> = {
  en: () => import("../../../../shared/samesky_shared/decks/play/en.json", { with: { type: "json" } }),
  de: () => import("../../../../shared/samesky_shared/decks/play/de.json", { with: { type: "json" } }),
};

/** The cards of all games in this language. */
export async function games(language: Language): Promise<Games> {
  return (await loads[language]()).default as Games;
}

/** What a card says, in a line; empty where it is not known. */
export function cardText({ this: pairs, finish, draw }: Games, card: string | null | undefined): string {
  const pair = pairs.find(({ id }) => id === card);
  if (pair) return `${pair.one} / ${pair.other}`;
  return [...finish, ...draw].find(({ id }) => id === card)?.text ?? "";
}
