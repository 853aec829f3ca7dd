import type { Planned } from "../sdk/protocol.d.ts";
import type { Language } from "../words/words.ts";

/** One of our programmes, with its words in one language. */
export interface Programme {
  id: string;
  /** The kinds of rooms that it is for. */
  rooms: readonly string[];
  title: string;
  about: string;
  segments: readonly Planned[];
}

/** What a card says: what the segment is called, and what to do in it. */
export interface Said {
  title: string;
  say: string;
}

/** All programmes, and what their cards say. */
export interface Programmes {
  all: readonly Programme[];
  cards: Readonly<Record<string, Said>>;
}

interface Words {
  programmes: Record<string, { title: string; about: string; segments: Record<string, Said> }>;
}

const loads: Record<Language, () => Promise<{ default: unknown }>> = {
  en: () => import("../../../../shared/samesky_shared/decks/programmes/en.json", { with: { type: "json" } }),
  de: () => import("../../../../shared/samesky_shared/decks/programmes/de.json", { with: { type: "json" } }),
};

/** Our programmes in this language. */
export async function programmes(language: Language): Promise<Programmes> {
  const [made, said] = await Promise.all([
    import("../../../../shared/samesky_shared/decks/programmes/programmes.json", { with: { type: "json" } }),
    loads[language](),
  ]);
  const { programmes: plans } = made.default as { programmes: Omit<Programme, "title" | "about">[] };
  const words = (said.default as Words).programmes;
  return {
    all: plans.map((one) => ({
      ...one,
      title: words[one.id]?.title ?? one.id,
      about: words[one.id]?.about ?? "",
    })),
    cards: Object.assign({}, ...Object.values(words).map(({ segments }) => segments)),
  };
}

/** Minutes of all segments together. */
export function minutesOf(segments: readonly Planned[]): number {
  return segments.reduce((sum, one) => sum + one.minutes, 0);
}
