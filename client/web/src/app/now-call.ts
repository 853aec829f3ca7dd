import type { Call } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { listed, t } from "../words/words.ts";
import type { Now } from "./now.ts";
import { isQuiet } from "./quiet.ts";
import { nameOf } from "./read.ts";

/** A call that I am asked into, that I am in, or that others are in; in quiet hours nothing of it calls for me. */
export function call(room: Room, now: number): Now[] {
  const state = room.state<Call>("call");
  if (!state?.id) return [];
  const [who, asks] = [
    Object.keys(state.inside).filter((one) => one !== room.you),
    state.asked.includes(room.you),
  ];
  const mine = room.you in state.inside;
  const kind = asks ? "asks" : !mine ? "theirs" : who.length ? "on" : "asked";
  const names = listed((kind === "asked" ? state.asked : who).map((one) => nameOf(room, one)));
  const what = asks && !isQuiet(room, now) ? "row-asks" : "row-on";
  return [
    {
      what,
      view: "call",
      on: "call",
      who,
      title: t("call-name"),
      lead: t(`now-call-${kind}-lead`, { names }),
    },
  ];
}
