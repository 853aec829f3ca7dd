import { FRESH, openedIn, waitingIn } from "../elements/letters-shelf.ts";
import type { Room } from "../sdk/room.ts";
import { t } from "../words/words.ts";
import type { Now } from "./now.ts";
import { nameOf } from "./read.ts";
import { letterTitle } from "./rows/letters.ts";

/** A letter that has opened for me in its time, as long as it is new; and parcels on their way to me. Others do not call. */
export function letters(room: Room, now: number): Now[] {
  const open = openedIn(room).filter(
    ({ how, at, by }) =>
      by !== room.you && (how === "day" || how === "visit") && now - at < FRESH && now >= at,
  );
  const parcels = waitingIn(room).filter(
    ({ how, by, sent }) => how === "arrival" && by !== room.you && sent !== null,
  );
  const told = (
    what: Now["what"],
    one: Parameters<typeof letterTitle>[1],
    kind: "letter" | "parcel",
  ): Now => ({
    what,
    title: letterTitle(room, one) || t(`now-${kind}`),
    lead: t(`now-${kind}-lead`, { names: nameOf(room, one.by) }),
    view: "letters",
    on: one.on,
    who: [one.by],
  });
  return [
    ...open.slice(0, 1).map((one) => told("row-on", one, "letter")),
    ...parcels.slice(0, 1).map((one) => told("row-waits", one, "parcel")),
  ];
}
