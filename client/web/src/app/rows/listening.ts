import { aboutField } from "../../elements/about.ts";
import { type Card, cards } from "../../elements/cards.ts";
import { listeningWords } from "../../elements/listening-words.ts";
import type { Heard } from "../../sdk/protocol.d.ts";
import { language, learnMore, t } from "../../words/words.ts";
import type { Keeps, Kept, Told } from "./row.ts";

const PARTS = ["speak", "reflect", "clarify", "confirm", "validate"] as const;
/** The topics, once something was about one of them. */
let topics: readonly Card[] = [];

async function learn(): Promise<void> {
  const [found] = await Promise.all([cards("topics", language()), learnMore(listeningWords)]);
  topics = found;
}

/** A turn of listening: who was heard of what, and what was written in it, in its order. */
export const listening: Keeps = (entry): Kept | undefined => {
  if (entry.kind !== "heard") return undefined;
  const heard = (entry.body ?? {}) as unknown as Partial<Heard>;
  const { speaker, listener = "", first = "", topic, about, by = "", said = {} } = heard;
  const told: Told[] = PARTS.flatMap((part) => {
    const one = said[part];
    const reads = part === "speak" ? {} : { reads: (text: string) => t(`listening-kept-${part}`, { text }) };
    return one ? [{ who: one.by, box: one.text, field: `write.text/${one.part}`, old: true, ...reads }] : [];
  });
  if (about) {
    const reads = (text: string) => t("listening-kept-about", { text });
    told.unshift({ who: by, box: about, field: aboutField({ first, topic }), old: true, reads });
  }
  const title = () => topics.find(({ id }) => id === topic)?.title ?? "";
  const lead = (name: (member: string) => string) =>
    [t("kept-heard-by", { name: name(speaker ?? ""), listener: name(listener) }), title()].join(" ").trim();
  return { told, head: () => t("listening-name"), learn, ...(speaker ? { lead } : {}) };
};
