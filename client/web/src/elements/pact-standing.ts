// How those of a pact stand, and how long it still lasts.

import type { Room } from "../sdk/room.ts";

/** Room clocks of two devices differ by a few ms: within this many seconds of a minute, both show the same. */
const SAME = 0.004;

/** Whole minutes that are left at room time `now`; the last one counts until it is over. */
export function minutesLeft(until: number, now: number): number {
  return Math.max(0, Math.ceil((until - now - SAME) / 60));
}

/** How somebody of a pact is: here, elsewhere for now, or out of reach. */
export function standing(room: Room, member: string): "here" | "elsewhere" | "away" {
  if (room.connection !== "live") return "away"; // what is known of them is old
  const one = room.presence[member];
  if (one?.status !== "here" && one?.status !== "busy") return "away";
  return one.focus === false ? "elsewhere" : "here";
}
