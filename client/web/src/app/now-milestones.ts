import { calledIn, feastsOf, phaseOf } from "../elements/milestone-note.ts";
import { isOpen } from "../elements/round.ts";
import type { Milestone, MilestonesView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { t } from "../words/words.ts";
import type { Now } from "./now.ts";

/** Seconds for which what opened, and what was celebrated, is told; and before which a day, and a visit, is. */
const [OPENED, CELEBRATED] = [12 * 3600, 12 * 3600];
const NEAR = { yearly: 3 * 86400, visit: 30 * 86400, change: 0 } as const;

/** What is celebrated, near, or waits to be talked through. */
export function milestones(room: Room, now: number): Now[] {
  return room.instances("milestones").flatMap((on): Now[] => {
    const view = room.state<MilestonesView>(on);
    if (!view) return [];
    const one = (what: Now["what"], who: readonly string[] = []): Now => ({
      what,
      view: "milestones",
      on,
      who,
    });
    const last = view.celebration;
    const feasts =
      last !== null && last.milestone in view.kept && last.at <= now && now - last.at < CELEBRATED;
    const next = nearest(view, now);
    return [
      ...(feasts ? [one("celebrates")] : []),
      ...(next
        ? [one(next[1].what === "yearly" ? "day-near" : onNow(next[1], now) ? "visit-on" : "visit-near")]
        : []),
      ...talk(room, view, now).map(({ what, who }) => one(what, who)),
    ];
  });
}

/** What it is about: the milestone's own name. */
export function milestoneTitle(room: Room, { what, on }: Now, now: number): string {
  const view = room.state<MilestonesView>(on);
  const id =
    what === "celebrates"
      ? view?.celebration?.milestone
      : what.startsWith("change")
        ? view?.talk
        : view && nearest(view, now)?.[0];
  const one = id ? view?.kept[id] : undefined;
  return (id && one && calledIn(room, on, id, one)?.title) || t("milestones-name");
}

/** Room time of what it is about, where that is told. */
export function milestoneAt(room: Room, { what, on }: Now, now: number): number | undefined {
  const view = room.state<MilestonesView>(on);
  if (what === "celebrates") return view?.celebration?.at;
  const at = what.endsWith("-near") && view ? nearest(view, now)?.[1].at : undefined;
  return at ?? undefined;
}

/** The next instant after `now` at which a milestone is celebrated. */
export function feastNext(room: Room, now: number): number[] {
  return room
    .instances("milestones")
    .flatMap((on) => feastsOf(room.state<MilestonesView>(on)).filter((at) => at > now));
}

/** The visit or day that is near, or the visit that is on. */
function nearest(view: MilestonesView, now: number): [string, Milestone] | undefined {
  return Object.entries(view.kept)
    .filter(
      ([, one]) => onNow(one, now) || (one.at !== null && one.at > now && one.at - now < NEAR[one.what]),
    )
    .sort(([, a], [, b]) => (a.at ?? 0) - (b.at ?? 0))[0];
}

function onNow(one: Milestone, now: number): boolean {
  return one.what === "visit" && one.ends_at !== null && phaseOf(one, null, now) === "on";
}

function talk(
  room: Room,
  { round }: MilestonesView,
  now: number,
): { what: Now["what"]; who: readonly string[] }[] {
  if (!round) return [];
  if (isOpen(round, now)) {
    const who = Object.keys(round.answers);
    return who.length && now - (round.opens_at ?? now) < OPENED ? [{ what: "change-open", who }] : [];
  }
  if (room.you in round.answers || round.passed.includes(room.you))
    return [{ what: "change-sealed", who: round.awaited }];
  const others = round.in.filter((member) => member !== room.you);
  return others.length ? [{ what: "change-waits", who: others }] : [];
}
