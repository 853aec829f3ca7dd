import { heldOf } from "../../elements/agreements-past.ts";
import { t } from "../../words/words.ts";
import type { Keeps, Kept } from "./row.ts";

/** A sentence that came to hold, in the words of who wrote it. */
export const agreements: Keeps = (entry): Kept | undefined => {
  if (entry.kind !== "agreed") return undefined;
  const held = heldOf(entry);
  const told = held
    ? [{ who: held.by, box: held.box, field: `write.text/${held.sentence}/${held.version}`, old: true }]
    : [];
  return { told, head: () => t("kept-agreed") };
};
