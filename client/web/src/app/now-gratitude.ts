import { isOpen } from "../elements/round.ts";
import type { GratitudeView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import type { Now } from "./now.ts";

/** Seconds for which opened thanks are told. */
const OPENED = 12 * 3600;

/** Pages of thanks that wait for me, that I wait with, or that have opened. One that nobody has begun waits for nobody. */
export function gratitude(room: Room, now: number): Now[] {
  return room.instances("gratitude").flatMap((on): Now[] => {
    const round = room.state<GratitudeView>(on)?.round;
    const view = "gratitude";
    if (!round) return [];
    if (isOpen(round, now)) {
      const who = Object.keys(round.answers);
      return who.length && now - (round.opens_at ?? now) < OPENED ? [{ what: "given", view, on, who }] : [];
    }
    if (room.you in round.answers || round.passed.includes(room.you))
      return [{ what: "thanked", view, on, who: round.awaited }];
    const others = round.in.filter((member) => member !== room.you);
    return others.length ? [{ what: "thanks", view, on, who: others }] : [];
  });
}
