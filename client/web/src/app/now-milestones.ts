import { dayOf } from "../elements/date-words.ts";
import { here, hourIn } from "../elements/daylight.ts";
import { away, calledIn, feastsOf, phaseOf } from "../elements/milestone-note.ts";
import { isOpen } from "../elements/round.ts";
import type { Milestone, MilestonesView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { listed, spoken, t } from "../words/words.ts";
import type { Now } from "./now.ts";
import { nameOf } from "./read.ts";

/** Seconds for which what opened, and what was celebrated, is told; and before which a day, and a visit, is. */
const [OPENED, CELEBRATED] = [12 * 3600, 12 * 3600];
const NEAR = { yearly: 3 * 86400, visit: 30 * 86400, change: 0 } as const;

/** What is celebrated, near, or waits to be talked through. */
export function milestones(room: Room, now: number): Now[] {
  return room.instances("milestones").flatMap((on): Now[] => {
    const view = room.state<MilestonesView>(on);
    if (!view) return [];
    const told = (what: Now["what"], id: string, lead: string, who: readonly string[] = []): Now[] => {
      const one = view.kept[id];
      const title = (one && calledIn(room, on, id, one)?.title) || t("milestones-name");
      return one ? [{ what, view: "milestones", on, who, title, lead }] : [];
    };
    return [...feast(room, view, now, told), ...near(room, view, now, told), ...talk(room, view, now, told)];
  });
}

type Tells = (what: Now["what"], id: string, lead: string, who?: readonly string[]) => Now[];

/** The next instants after `now` at which a milestone is celebrated. */
export function feastNext(room: Room, now: number): number[] {
  return room
    .instances("milestones")
    .flatMap((on) => feastsOf(room.state<MilestonesView>(on)).filter((at) => at > now));
}

function feast(room: Room, { celebration }: MilestonesView, now: number, told: Tells): Now[] {
  if (!celebration || celebration.at > now || now - celebration.at >= CELEBRATED) return [];
  const time = hourIn(room.members[room.you]?.tz || here(), new Date(celebration.at * 1000), spoken());
  return told("row-asks", celebration.milestone, t("now-celebrates-lead", { time }));
}

/** The visit or day that is near, or the visit that is on. */
function near(room: Room, { kept }: MilestonesView, now: number, told: Tells): Now[] {
  const on = (one: Milestone) =>
    one.what === "visit" && one.ends_at !== null && phaseOf(one, null, now) === "on";
  const [next] = Object.entries(kept)
    .filter(([, one]) => on(one) || (one.at !== null && one.at > now && one.at - now < NEAR[one.what]))
    .sort(([, a], [, b]) => (a.at ?? 0) - (b.at ?? 0));
  if (!next) return [];
  const [id, one] = next;
  if (one.at === null || one.at <= now) return told("row-on", id, t("now-visit-on-lead"));
  const { n, unit } = away(one.at, now, room.members[room.you]?.tz || here());
  const when = new Intl.RelativeTimeFormat(spoken(), { numeric: "auto" }).format(n, unit);
  return told("row-on", id, t("now-milestone-when", { day: dayOf(room, one.at), when }));
}

function talk(room: Room, { round, talk }: MilestonesView, now: number, told: Tells): Now[] {
  if (!round) return [];
  const named = (who: readonly string[]) =>
    listed(who.filter((id) => id !== room.you).map((id) => nameOf(room, id)));
  if (isOpen(round, now)) {
    const who = Object.keys(round.answers);
    const fresh = who.length > 0 && now - (round.opens_at ?? now) < OPENED;
    return fresh ? told("row-on", talk, t("now-change-open"), who) : [];
  }
  if (room.you in round.answers || round.passed.includes(room.you)) {
    const { awaited } = round;
    return told(
      "row-waits",
      talk,
      awaited.length ? t("now-sealed-lead", { names: named(awaited) }) : "",
      awaited,
    );
  }
  const others = round.in.filter((member) => member !== room.you);
  return others.length
    ? told("row-asks", talk, t("now-change-waits-lead", { names: named(others) }), others)
    : [];
}
