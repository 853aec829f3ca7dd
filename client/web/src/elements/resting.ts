import type { ListeningView, RepairView, TalkView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";

/** Whose words it is time for, while mine rest; undefined where they need not. */
export function restsFor(room: Room): string | undefined {
  const views = ["listening", "talk", "repair"]
    .flatMap((kind) => room.instances(kind))
    .map(
      (on) => room.state<{ turn: ListeningView["turn"] | TalkView["turn"] | RepairView["turn"] }>(on)?.turn,
    );
  for (const turn of views) {
    // Before a turn of listening, and while it is held, nobody speaks; in its part for asking both of them do.
    if (!turn?.circle.includes(room.you) || turn.paused || turn.away.length) continue;
    const { part, speaker } = "part" in turn ? turn : { part: undefined, speaker: undefined };
    if (part === "swap") continue;
    const speaks = [turn.talking, ...(part === "clarify" ? [speaker] : [])];
    if (!speaks.includes(room.you)) return turn.talking;
  }
  return undefined;
}
