import { here } from "../elements/daylight.ts";
import { kindlyOf, today } from "../elements/kindness-past.ts";
import type { Room } from "../sdk/room.ts";
import { listed, t } from "../words/words.ts";
import { dayOf } from "./day.ts";
import type { Now } from "./now.ts";
import { nameOf } from "./read.ts";

/** Seconds for which a kind word is told. */
const TOLD = 12 * 3600;

/** A kind word that has come; and today's small act, once the room knows of them, unless it is put away here. */
export function kindness(room: Room, on: string, now: number): Now[] {
  const row = { view: "kindness", on, title: t("kindness-name") };
  const came = room.entries
    .filter((entry) => entry.on === on && now - entry.at < TOLD)
    .flatMap((entry) => kindlyOf(entry) ?? []);
  const answered = came.findLast(({ by }) => by === room.you)?.at ?? 0;
  const by = [
    ...new Set(came.filter((one) => one.by !== room.you && one.at > answered).map((one) => one.by)),
  ];
  if (by.length) {
    const names = listed(by.map((id) => nameOf(room, id)));
    return [{ ...row, what: "row-on", lead: t("kindness-now-came", { names }), who: by }];
  }
  const others = Object.keys(room.members).filter((id) => id !== room.you);
  const day = Date.parse(`${dayOf(now, room.members[room.you]?.tz || here())}T00:00Z`) / 86_400_000;
  return others.length && !today(room.card.id, room.you, day).put
    ? [{ ...row, what: "row-waits", lead: t("kindness-now"), who: [] }]
    : [];
}
