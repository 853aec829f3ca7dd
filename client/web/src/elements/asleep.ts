import type { Room } from "../sdk/room.ts";
import { spoken } from "../words/words.ts";
import { hourIn, lightAt } from "./daylight.ts";
import { lightOf } from "./room-element.ts";

/** Of who is not here while it is night where they are: what time it is there; else nothing. */
export function asleep(room: Room, member: string): string {
  const zone = room.members[member]?.tz;
  const now = new Date((room.clock.now() ?? 0) * 1000);
  const away = lightOf(room.presence[member]?.status) !== "here";
  return zone && away && lightAt(zone, now) === "night" ? hourIn(zone, now, spoken()) : "";
}
