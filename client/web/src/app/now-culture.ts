import { taughtIn, toldIn } from "../elements/culture-note.ts";
import type { Room } from "../sdk/room.ts";
import { t } from "../words/words.ts";
import type { Now } from "./now.ts";
import { nameOf } from "./read.ts";

/** Seconds for which it is told that another has taught a word, or told something. */
const FRESH = 12 * 3600;

/** What another has taught or told lately, and I have answered with nothing since. */
export function culture(room: Room, now: number): Now[] {
  const last = room.entries.findLast(
    (one) => one.on.split(":")[0] === "culture" && (taughtIn(one) || toldIn(one)),
  );
  if (!last?.by || last.by === room.you || now - last.at >= FRESH || !(last.by in room.members)) return [];
  const lead = t(last.kind === "word" ? "now-culture-word" : "now-culture-told", {
    name: nameOf(room, last.by),
  });
  return [
    { what: "row-waits", view: "culture", on: last.on, who: [last.by], title: t("culture-name"), lead },
  ];
}
