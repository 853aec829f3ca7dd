import { fieldIn } from "../../elements/learn-quiz.ts";
import { learnWords } from "../../elements/learn-words.ts";
import type { Quizzed, Reached } from "../../sdk/protocol.d.ts";
import { learnMore, t } from "../../words/words.ts";
import type { Keeps, Kept, Told } from "./row.ts";

const learnt = () => learnMore(learnWords);

/** A goal that was reached, with its chapters, and questions with what each said. */
export const learn: Keeps = (entry): Kept | undefined => {
  if (entry.kind === "reached") {
    const { goal, by = "", text, chapters = [] } = (entry.body ?? {}) as Partial<Reached>;
    const told: Told[] = chapters.map((one) => ({
      ...{ who: one.by, box: one.text, field: `chapter.text/${goal}/${one.id}`, old: true },
    }));
    const of: Told | undefined = text ? { who: by, box: text, field: "aim.text", old: true } : undefined;
    return { told, head: () => t("kept-learned"), ...(of ? { of } : {}) };
  }
  if (entry.kind !== "quizzed") return undefined;
  const { page = "", by = "", words, quizzed = {} } = (entry.body ?? {}) as Partial<Quizzed>;
  const told: Told[] = Object.entries(quizzed).map(([who, box]) => ({
    ...{ who, box, field: fieldIn(page, who === by), old: true },
    ...(who === by ? { reads: (text: string) => t("learn-kept-right", { text }) } : {}),
  }));
  const of: Told | undefined = words ? { who: by, box: words, field: "quiz.text", old: true } : undefined;
  return { told, head: () => t("kept-quizzed"), learn: learnt, ...(of ? { of } : {}) };
};
