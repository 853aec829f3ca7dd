import { chosenOf, ranked } from "../../elements/languages-note.ts";
import { languagesWords } from "../../elements/languages-words.ts";
import { type Questionnaire, questionnaire } from "../../elements/ways.ts";
import { language, learnMore, t } from "../../words/words.ts";
import type { Keeps, Kept } from "./row.ts";

let deck: Questionnaire | undefined;

/** The words, and what the ways are called. */
async function learn(): Promise<void> {
  [deck] = await Promise.all([questionnaire(language()), learnMore(languagesWords)]);
}

/** What does somebody good, of what is in their box: the first, and what comes next. */
function reads(text: string): string {
  const [chosen, words] = [chosenOf(text), deck];
  if (!words) return "";
  if (!chosen) return t("languages-unreadable");
  const names = ranked(words.items, chosen).map(({ way }) => words.ways[way].name);
  return names.slice(0, 3).join(", ") || t("languages-none");
}

/** A page that has opened, or what came late on one. */
export const languages: Keeps = (entry): Kept | undefined => {
  if (entry.kind !== "ways") return undefined;
  const { page, ways = {} } = (entry.body ?? {}) as { page?: string; ways?: Record<string, Uint8Array> };
  const told = Object.entries(ways).map(([who, box]) => ({
    who,
    box,
    field: `answer.text/${page}`,
    old: true,
    reads,
  }));
  return { told, head: () => t("kept-ways"), learn };
};
