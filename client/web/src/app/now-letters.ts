import { FRESH, openedIn, waitingIn } from "../elements/letters-shelf.ts";
import type { Room } from "../sdk/room.ts";
import { t } from "../words/words.ts";
import { letterTitle } from "./letters-kept.ts";
import type { Now } from "./now.ts";

/** A letter that has opened in its time, as long as it is new; and parcels on their way to me. Others do not call. */
export function letters(room: Room, now: number): Now[] {
  const view = "letters";
  const open = openedIn(room).filter(
    ({ how, at }) => (how === "day" || how === "visit") && now - at < FRESH && now >= at,
  );
  const parcels = waitingIn(room).filter(
    ({ how, by, sent }) => how === "arrival" && by !== room.you && sent !== null,
  );
  return [
    ...open.slice(0, 1).map(({ on, by }): Now => ({ what: "letter", view, on, who: [by] })),
    ...parcels.slice(0, 1).map(({ on, by }): Now => ({ what: "parcel", view, on, who: [by] })),
  ];
}

/** What stands on its envelope, or else what it is. */
export function letterCalled(room: Room, { what, on }: Now): string {
  const all = what === "parcel" ? waitingIn(room) : openedIn(room);
  const found = all.find((one) => one.on === on);
  return (found && letterTitle(room, found)) || t(what === "parcel" ? "now-parcel" : "letters-name");
}
