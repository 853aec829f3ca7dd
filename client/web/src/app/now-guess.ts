import { isOpen } from "../elements/round.ts";
import type { GuessView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import type { Now } from "./now.ts";

/** Seconds for which an open hand is told. */
const OPENED = 12 * 3600;

/** Hands that wait for me, that I wait with, or that have opened. */
export function guess(room: Room, now: number): Now[] {
  return room.instances("guess").flatMap((on): Now[] => {
    const round = room.state<GuessView>(on)?.round;
    const view = "guess";
    if (!round) return [];
    if (isOpen(round, now)) {
      const who = Object.keys(round.answers);
      return who.length && now - (round.opens_at ?? now) < OPENED
        ? [{ what: "guess-open", view, on, who }]
        : [];
    }
    if (room.you in round.answers || round.passed.includes(room.you))
      return [{ what: "guess-sealed", view, on, who: round.awaited }];
    const others = round.in.filter((member) => member !== room.you);
    return [{ what: others.length ? "guess" : "guess-card", view, on, who: others }];
  });
}
