import { isOpen } from "../elements/round.ts";
import type { CheckinView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import type { Now } from "./now.ts";

/** Seconds for which an open day is told. */
const OPENED = 12 * 3600;

/** What of a check-in waits for who looks, or lies open. */
export function checkin(room: Room, on: string, now: number): Now[] {
  const state = room.state<CheckinView>(on);
  const round = state?.round;
  if (!round) return [];
  const view = "checkin";
  const others = round.in.filter((member) => member !== room.you && !round.passed.includes(member));
  if (isOpen(round, now)) {
    const fresh = now - (round.opens_at ?? now) < OPENED;
    return fresh && others.length && room.you in round.answers
      ? [{ what: "checkin-open", view, on, who: others }]
      : [];
  }
  if (round.in.includes(room.you)) return [{ what: "checkin-sealed", view, on, who: round.awaited }];
  return others.length ? [{ what: "checkin-waits", view, on, who: others }] : [];
}
