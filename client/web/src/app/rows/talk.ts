import { type Card, cards } from "../../elements/cards.ts";
import { talkLine } from "../../elements/talk-about.ts";
import { talkWords } from "../../elements/talk-words.ts";
import type { LastWords } from "../../sdk/protocol.d.ts";
import { language, learnMore, t } from "../../words/words.ts";
import type { Keeps, Kept, Told } from "./row.ts";

/** The topics, once something was about one of them. */
let topics: readonly Card[] = [];

async function learn(): Promise<void> {
  const [found] = await Promise.all([cards("topics", language()), learnMore(talkWords)]);
  topics = found;
}

/** Last words of a talk, and what it was about. */
export const talk: Keeps = (entry): Kept | undefined => {
  if (entry.kind !== "talked") return undefined;
  const { talk: id, by = "", about, words = {} } = (entry.body ?? {}) as unknown as Partial<LastWords>;
  const told: Told[] = Object.entries(words).map(([who, box]) => ({
    who,
    box,
    field: `say_last.text/${id}`,
    old: true,
  }));
  if (about) {
    const reads = (text: string) => t("talk-kept-about", { text: talkLine(text, topics) });
    told.unshift({ who: by, box: about, field: "announce.about", old: true, reads });
  }
  return { told, head: () => t("talk-name"), learn };
};
