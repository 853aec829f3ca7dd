// Quiet hours of who looks, by their own clock: in them nothing calls for them.

import { here, hourIn } from "../elements/daylight.ts";
import type { NoticesView, Quiet } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";

/** Whether room time `now` lies in these hours of a zone. */
export function quietAt(quiet: Quiet | null, zone: string, now: number): boolean {
  if (!quiet) return false;
  const { start, end } = quiet;
  const clock = hourIn(zone, new Date(now * 1000), "en-GB");
  return start <= end ? start <= clock && clock < end : clock >= start || clock < end;
}

/** Whether it is a quiet hour for who looks. */
export function isQuiet(room: Room, now: number): boolean {
  const quiet = room.state<NoticesView>(`notices:${room.you}`)?.quiet ?? null;
  return quietAt(quiet, room.members[room.you]?.tz || here(), now);
}
