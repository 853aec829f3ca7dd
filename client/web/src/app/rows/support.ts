import { saidOf } from "../../elements/support-past.ts";
import { supportWords } from "../../elements/support-words.ts";
import { learnMore, t } from "../../words/words.ts";
import type { Keeps, Kept } from "./row.ts";

/** How boxes read: it comes with the first of them, since few who open a room look at that first. */
let note: typeof import("../../elements/support-note.ts") | undefined;
const learn = async () => {
  [note] = await Promise.all([import("../../elements/support-note.ts"), learnMore(supportWords)]);
};
const READS = {
  hard: (text: string) => note?.hardWords(text) ?? "",
  answered: (text: string) => note?.answerWords(text) ?? "",
  lighter: undefined,
};

/** A hard day, an answer to one, or the word that went with its end. An end without a word holds none. */
export const support: Keeps = (entry): Kept | undefined => {
  if (!["hard", "answered", "lighter"].includes(entry.kind)) return undefined;
  const said = saidOf(entry);
  if (said?.kind === "lighter" && !said.box) return undefined;
  const reads = said && READS[said.kind];
  const told = said?.box
    ? [
        {
          who: said.by,
          ...(said.member ? { to: said.member } : {}),
          box: said.box,
          field: said.field,
          ...(reads ? { reads } : {}),
        },
      ]
    : [];
  const member = said?.member ?? "";
  return {
    told,
    head: (name) =>
      member ? t("kept-there", { name: name(member) }) : t(`kept-${entry.kind as "hard" | "lighter"}`),
    learn,
  };
};
