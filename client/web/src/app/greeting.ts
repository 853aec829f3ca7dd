import { offsetOf } from "../elements/daylight.ts";
import type { Room } from "../sdk/room.ts";
import { listed, t } from "../words/words.ts";

/** What the room says first: who is here, in a sentence, and a second one about their time. */
export function greeting(room: Room, now = new Date()): { title: string; lead: string } {
  if (room.connection === "ended") return { title: t("room-ended"), lead: "" };
  if (room.connection === "waiting") return { title: t("room-lost"), lead: t("room-lost-lead") };
  if (room.connection === "connecting") return { title: t("room-connecting"), lead: "" };
  const others = Object.keys(room.members).filter((id) => id !== room.you);
  if (others.length === 0) return { title: t("room-alone"), lead: t("room-alone-lead") };
  const named = (ids: string[]) => listed(ids.map((id) => room.members[id]?.name ?? ""));
  const those = (...statuses: string[]) =>
    others.filter((id) => statuses.includes(room.presence[id]?.status ?? "offline"));
  const lead = others.length === 1 ? apart(room, others[0] as string, now) : "";
  const [gone, away, coming, busy] = [those("offline"), those("away"), those("unknown"), those("busy")];
  if (coming.length) return { title: t("room-coming", { name: named(coming) }), lead };
  if (gone.length) return { title: t("room-waiting", { name: named(gone) }), lead };
  if (away.length) return { title: t("room-away", { name: named(away) }), lead };
  if (busy.length) return { title: t("room-busy", { name: named(busy) }), lead };
  return { title: t(others.length === 1 ? "room-both" : "room-all"), lead };
}

function apart(room: Room, other: string, now: Date): string {
  const [mine, theirs] = [room.members[room.you]?.tz, room.members[other]?.tz];
  if (!mine || !theirs) return "";
  const ahead = offsetOf(theirs, now) - offsetOf(mine, now);
  if (ahead === 0) return "";
  const [hours, minutes] = [Math.floor(Math.abs(ahead) / 3600), Math.round((Math.abs(ahead) % 3600) / 60)];
  const parts = [
    hours === 1 ? t("span-hour") : hours ? t("span-hours", { n: hours }) : "",
    minutes ? t("span-minutes", { n: minutes }) : "",
  ].filter(Boolean);
  const name = room.members[other]?.name ?? "";
  return t(ahead > 0 ? "room-ahead" : "room-behind", { name, span: listed(parts) });
}
