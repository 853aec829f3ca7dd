// How near guesses came lately: counted here, on the device, from marks that the hub cannot read.

import type { GuessView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { t } from "../words/words.ts";
import { west } from "./daylight.ts";
import { MARKS, type Mark } from "./guess-note.ts";

/** A mark, sealed, of who guessed and who it is about. */
export type Marked = GuessView["marks"][number];
/** What is in one, where it opens. */
export type Read = (one: Marked) => Mark | undefined;

/** How often guesses came how near. */
export type Tally = Record<Mark, number>;

/** How many guesses a count is of at least: one of two or three would say too much. */
const ENOUGH = 3;

/** How near `of` came with guesses about `by`; undefined where those are too few to be counted. */
export function tally(view: GuessView, by: string, of: string, read: Read): Tally | undefined {
  const found = view.marks.filter((one) => one.by === by && one.of === of).flatMap((one) => read(one) ?? []);
  if (found.length < ENOUGH) return undefined;
  const count = (mark: Mark) => found.filter((one) => one === mark).length;
  return { close: count("close"), part: count("part"), off: count("off") };
}

/** It in words, between me and each of the others, west first. */
export function soFar(view: GuessView, room: Pick<Room, "members" | "you">, read: Read): string[] {
  const { members, you } = room;
  return west(members)
    .filter((who) => who !== you)
    .flatMap((who) => {
      const name = members[who]?.name ?? "";
      const [theirs, mine] = [tally(view, you, who, read), tally(view, who, you, read)];
      return [
        ...(theirs ? [t("guess-about-you", { name, how: counted(theirs) })] : []),
        ...(mine ? [t("guess-about", { name, how: counted(mine) })] : []),
      ];
    });
}

/** A count in words, without what there is none of. */
function counted(found: Tally): string {
  return MARKS.filter((mark) => found[mark])
    .map((mark) => t(`guess-n-${mark}`, { n: found[mark] }))
    .join(" · ");
}
