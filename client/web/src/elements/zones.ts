import type { Room } from "../sdk/room.ts";
import { here, west } from "./daylight.ts";

/** Whose clocks are shown beside a time, west first: both, where there are two; else only mine. */
export function clocksOf(room: Room): { name: string; zone: string }[] {
  const order = west(room.members);
  const shown = order.length === 2 ? order : [room.you];
  return shown.map((member) => ({
    name: room.members[member]?.name ?? "",
    zone: room.members[member]?.tz || here(),
  }));
}
