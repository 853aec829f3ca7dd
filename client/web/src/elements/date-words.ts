// What a date is called, and when it is: in everybody's own time.

import type { Ritual } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { spoken, t } from "../words/words.ts";
import { shiftOf } from "./dates.ts";
import { here, hourIn } from "./daylight.ts";
import type { Programmes } from "./programmes.ts";
import { clocksOf } from "./zones.ts";

/**
 * What its next date is called, or the one of id `date`: as its planner wrote, or as its programme is; `on` names the
 * instance of dates.
 */
export function nameOfDate(
  room: Room,
  on: string,
  one: Ritual,
  deck?: Programmes,
  date = one.coming[0]?.id ?? "",
): string {
  const laid = one.own?.[date] ?? one; // a room that was kept by an older app knows of none
  // Titles are sealed for the evening that it will be.
  const evening = on.replace("rituals", "evening");
  const own = laid.title && room.unseal(laid.title, evening, "plan.title", laid.by).text;
  return own || deck?.all.find(({ id }) => id === laid.programme)?.title || t("rituals-one");
}

/** My own day of an instant, such as "Friday, 22 January"; with its year where that is another than now. */
export function dayOf(room: Room, at: number): string {
  const zone = room.members[room.you]?.tz || here();
  const year = (one: number) =>
    new Intl.DateTimeFormat("en", { year: "numeric", timeZone: zone }).format(one * 1000);
  const other = year(at) === year(room.clock.now() ?? at) ? {} : ({ year: "numeric" } as const);
  return dayIn(zone, at, { day: "numeric", month: "long", ...other });
}

/** An instant by everybody's clock, west first; with the weekday where that is another than mine. */
export function timesOf(room: Room, at: number): { name: string; time: string }[] {
  const mine = dayIn(room.members[room.you]?.tz || here(), at);
  return clocksOf(room).map(({ name, zone }) => {
    const [day, hour] = [dayIn(zone, at), hourIn(zone, new Date(at * 1000), spoken())];
    return { name, time: day === mine ? hour : `${day} ${hour}` };
  });
}

/** From which date on the clocks of each show another hour. */
export function shiftsOf(room: Room, one: Ritual): string[] {
  const day = new Intl.DateTimeFormat(spoken(), { day: "numeric", month: "long" });
  return Object.entries(room.members).flatMap(([id, member]) => {
    const shift = shiftOf(one, member.tz || here(), spoken());
    if (!shift) return [];
    const gaps = { day: day.format(shift.at * 1000), hour: shift.hour };
    return [
      id === room.you ? t("rituals-shift-you", gaps) : t("rituals-shift", { ...gaps, name: member.name }),
    ];
  });
}

function dayIn(zone: string, at: number, more: Intl.DateTimeFormatOptions = {}): string {
  return new Intl.DateTimeFormat(spoken(), { weekday: "long", ...more, timeZone: zone }).format(at * 1000);
}
