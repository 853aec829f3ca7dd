import type { ListeningView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import type { Now } from "./now.ts";

/** Listening that somebody asks me for, that I wait with, or that is on: whose part it is. */
export function listening(room: Room): Now[] {
  const view = "listening";
  return room.instances("listening").flatMap((on): Now[] => {
    const { turn, opening } = room.state<ListeningView>(on) ?? {};
    if (turn) {
      if (!turn.circle.includes(room.you)) return [];
      const mine = turn.talking === room.you;
      return [{ what: mine ? "listening-yours" : "listening-on", view, on, who: [turn.talking] }];
    }
    if (!opening) return [];
    const { circle, ready } = opening.gate;
    if (!ready.includes(room.you)) return [{ what: "listening-asks", view, on, who: [opening.by] }];
    return [{ what: "listening-asked", view, on, who: circle.filter((one) => !ready.includes(one)) }];
  });
}
