import { answerWords, dayWords } from "../../elements/checkin-note.ts";
import { metOf, notesOf } from "../../elements/checkin-past.ts";
import { checkinWords } from "../../elements/checkin-words.ts";
import { learnMore, t } from "../../words/words.ts";
import type { Keeps, Kept } from "./row.ts";

const learn = () => learnMore(checkinWords);

/** Notes of a day, or an answer to one. */
export const checkin: Keeps = (entry): Kept | undefined => {
  if (entry.kind === "met") {
    const met = metOf(entry);
    const { by = "", member = "", day, box } = met ?? {};
    const told = box
      ? [{ who: by, to: member, box, field: `meet.text/${day}/${member}`, reads: answerWords }]
      : [];
    return { told, head: (name) => t("kept-met", { name: name(member) }), learn };
  }
  if (entry.kind !== "notes") return undefined;
  const { day, notes = {} } = notesOf(entry) ?? {};
  const told = Object.entries(notes).map(([who, box]) => ({
    who,
    box,
    field: `share.note/${day}`,
    reads: dayWords,
  }));
  return { told, head: () => t("kept-checkin"), learn };
};
