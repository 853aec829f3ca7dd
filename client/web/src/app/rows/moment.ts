import { saidOf, stripOf } from "../../elements/moment-note.ts";
import { t } from "../../words/words.ts";
import type { Keeps, Kept } from "./row.ts";

/** How pictures are drawn: it comes with the first strip. */
const drawing = () => import("../../elements/moment-strip.ts");

/** Strips that were kept; a picture reads as what is said of it. */
export const moment: Keeps = (entry): Kept | undefined => {
  if (entry.kind !== "strip") return undefined;
  const strip = stripOf(entry);
  const told = Object.entries(strip?.boxes ?? {}).map(([who, box]) => ({
    who,
    box,
    field: strip?.field ?? "",
    old: true,
    reads: (text: string) => saidOf(text)?.words || t("kept-picture"),
  }));
  return {
    told,
    head: () => t("kept-strip"),
    learn: async () => void (await drawing()),
    pictures: async (room) => (await import("../../elements/moment-blobs.ts")).picturesIn(room, entry),
  };
};
