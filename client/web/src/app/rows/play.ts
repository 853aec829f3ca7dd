import { cardText, type Games, games, NO_GAMES } from "../../elements/play-cards.ts";
import {
  drawingIn,
  fieldOf,
  insideLine,
  jokeIn,
  placeIn,
  playedIn,
  saidIn,
  wordsField,
} from "../../elements/play-note.ts";
import { playWords } from "../../elements/play-words.ts";
import { language, learnMore, t } from "../../words/words.ts";
import type { Keeps, Kept, Told } from "./row.ts";

/** The cards of the language that is spoken, once something was played. */
let cards: Games = NO_GAMES;

async function learn(): Promise<void> {
  const [found] = await Promise.all([games(language()), learnMore(playWords)]);
  cards = found;
}

/** Pages of games, drawings, jokes out of the jar, and what only we laugh at. */
export const play: Keeps = (entry): Kept | undefined => {
  if (entry.kind === "played") {
    const page = playedIn(entry);
    if (!page) return { told: [], head: () => t("play-name") };
    const told: Told[] = Object.entries(page.played).map(([who, box]) => ({
      ...{ who, box, field: fieldOf(page, who), old: true },
      reads: (text) =>
        page.game === "tale" && who === page.by
          ? t("play-kept-tale", { text: String((placeIn(text, 3) ?? 0) + 1) })
          : saidIn(page, text, cards, undefined),
    }));
    if (page.words) {
      const field = wordsField(page.game);
      const reads = (text: string) => (page.game === "tale" ? sentences(text) : `${text} …`);
      told.unshift({ who: page.by, box: page.words, field, old: true, reads });
    }
    const head = () => [t(`play-${page.game}`), cardText(cards, page.card)].filter(Boolean).join(" · ");
    return { told, head, learn };
  }
  if (entry.kind === "drawing") {
    const one = drawingIn(entry);
    if (!one) return { told: [], head: () => t("play-kept-drawing"), learn };
    const lead = (name: (member: string) => string) => {
      const thing = cardText(cards, one.card);
      return one.found ? t("play-found", { thing, name: name(one.found) }) : t("play-was", { thing });
    };
    return { told: [], head: () => t("play-kept-drawing"), lead, learn };
  }
  if (entry.kind !== "joke" && entry.kind !== "inside") return undefined;
  const joke = jokeIn(entry);
  const key = entry.kind === "joke" ? "play-kept-joke" : "play-kept-inside";
  if (!joke) return { told: [], head: () => t(key), learn };
  const { by: who, box, field } = joke;
  const told: Told = {
    who,
    box,
    field,
    old: true,
    ...(entry.kind === "inside" ? { reads: insideLine } : {}),
  };
  return { told: [told], head: () => t(key), learn };
};

function sentences(text: string): string {
  try {
    const all: unknown = JSON.parse(text);
    return Array.isArray(all) ? all.map((one, n) => `${n + 1}. ${one}`).join(" ") : text;
  } catch {
    return text;
  }
}
