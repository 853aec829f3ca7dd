import { called } from "../../elements/milestone-note.ts";
import type { Celebrated, Talked } from "../../sdk/protocol.d.ts";
import { t } from "../../words/words.ts";
import type { Keeps, Kept, Told } from "./row.ts";

/** What was celebrated, and what each wrote of a change, with what it is called. */
export const milestones: Keeps = (entry): Kept | undefined => {
  if (entry.kind !== "celebrated" && entry.kind !== "talked") return undefined;
  const { milestone, what, words, by, round, texts } = (entry.body ?? {}) as Partial<Celebrated & Talked>;
  const talked = entry.kind === "talked";
  const of: Told | undefined = words
    ? {
        who: by ?? "",
        box: words,
        field: `${what}.words/${milestone}`,
        old: true,
        reads: (text) => called(text)?.title ?? t("milestones-name"),
      }
    : undefined;
  const told = Object.entries(texts ?? {}).map(([who, box]) => ({
    who,
    box,
    field: `write.text/${milestone}/${round}`,
    old: true,
  }));
  return { told, head: () => t(talked ? "kept-talked" : "kept-celebrated"), of };
};
