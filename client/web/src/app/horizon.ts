import { feastsOf } from "../elements/milestone-note.ts";
import type { CheckinView, MilestonesView, QuestionsView, TalkView, Timer } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";

/** What the horizon shows: a sunrise when answers open, warmth when a timer is about to end. */
export type Glow = "" | "warm" | "risen";

/** Seconds for which a sunrise stays, and for which the horizon warms before an end. */
const [STAYS, BEFORE] = [8, 10];

/** Follows the shared moments of a room, at their instants; gives what ends that. */
export function horizon(room: Room, show: (glow: Glow) => void): () => void {
  const due = new Map<string, (() => void)[]>();
  const opened = new Map<string, number | null>();
  const plan = (key: string, ...steps: [at: number, glow: Glow][]) => {
    for (const cancel of due.get(key) ?? []) cancel();
    const now = room.clock.now();
    const ahead = now === null ? [] : steps.filter(([at]) => at > now);
    due.set(
      key,
      ahead.map(([at, glow]) => room.clock.at(at, () => show(glow))),
    );
  };
  const look = () => {
    for (const on of ["questions", "checkin", "talk"].flatMap((kind) => room.instances(kind))) {
      const opens = room.state<QuestionsView | CheckinView | TalkView>(on)?.round?.opens_at ?? null;
      // What was open when the page came is no sunrise.
      if (opens !== null && opened.has(on) && opens !== opened.get(on)) {
        const now = room.clock.now() ?? opens;
        if (now >= opens && now < opens + STAYS) show("risen");
        plan(on, [opens, "risen"], [opens + STAYS, ""]);
      }
      opened.set(on, opens);
    }
    for (const on of room.instances("milestones"))
      for (const at of feastsOf(room.state<MilestonesView>(on)))
        plan(`${on} ${at}`, [at, "risen"], [at + STAYS, ""]);
    for (const on of room.instances("timer")) {
      const timer = room.state<Timer>(on);
      if (!timer?.elapsed.rate || timer.total === null) {
        if (due.get(on)?.length) show("");
        plan(on);
        continue;
      }
      const end = timer.elapsed.at + timer.total - timer.elapsed.position;
      plan(on, [end - BEFORE, "warm"], [end, "risen"], [end + 2, ""]);
    }
  };
  const off = room.on("change", look);
  look();
  return () => {
    off();
    for (const cancel of [...due.values()].flat()) cancel();
  };
}
