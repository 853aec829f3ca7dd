import { kindlyOf } from "../../elements/kindness-past.ts";
import { kindnessWords } from "../../elements/kindness-words.ts";
import { learnMore, t } from "../../words/words.ts";
import type { Keeps, Kept } from "./row.ts";

/** How acts read: it comes with the first of them, since few who open a room look at that first. */
let acts: typeof import("../../elements/kindness-act.ts") | undefined;
const learn = async () => {
  [acts] = await Promise.all([import("../../elements/kindness-act.ts"), learnMore(kindnessWords)]);
  await acts.learnActs();
};
const didWords = (text: string) => acts?.didWords(text) ?? "";

/** A small act that was told of, or thanks for one. */
export const kindness: Keeps = (entry): Kept | undefined => {
  if (entry.kind !== "did" && entry.kind !== "thanked") return undefined;
  const found = kindlyOf(entry);
  const reads = found?.kind === "did" ? { reads: didWords } : {};
  const told = found
    ? [{ who: found.by, to: found.member, box: found.box, field: found.field, ...reads }]
    : [];
  const head = entry.kind === "did" ? "kept-did" : "kept-thanked-one";
  return { told, head: (name) => t(head, { name: name(found?.member ?? "") }), learn };
};
