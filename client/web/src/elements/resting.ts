import type { ListeningView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";

/** Whose words it is time for, while mine rest; undefined where they need not. */
export function restsFor(room: Room): string | undefined {
  for (const on of room.instances("listening")) {
    const turn = room.state<ListeningView>(on)?.turn;
    // In the part for asking both of them speak; before a turn, and while it is held, nobody does.
    if (!turn?.circle.includes(room.you) || turn.paused || turn.away.length || turn.part === "swap") continue;
    const speaks = [turn.talking, ...(turn.part === "clarify" ? [turn.speaker] : [])];
    if (!speaks.includes(room.you)) return turn.talking;
  }
  return undefined;
}
