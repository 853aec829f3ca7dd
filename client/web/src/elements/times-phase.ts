// Where finding a time is, for one of the room: read from what the hub shows them, and nothing else.

import type { TimesView } from "../sdk/protocol.d.ts";

/** What there is to be done, or waited for. */
export type Phase =
  | "unsaid" // I have not said my hours
  | "waiting" // others have not said theirs
  | "ready" // all have: look
  | "apart" // nothing was found, nor near
  | "choose" // times to tick
  | "ticked" // mine are in
  | "suits" // these suit all
  | "nothing" // nothing came of them
  | "outside" // a round that I am not asked in
  | "booked";

/** The phase of `you` in a room of these members. */
export function phaseOf(view: TimesView | undefined, you: string, members: readonly string[]): Phase {
  const round = view?.round;
  if (round) {
    if (round.suits?.length) return "suits";
    if (round.suits) return "nothing";
    if (!round.circle.includes(you)) return view?.yours ? "outside" : "unsaid";
    if (!round.times.length) return "apart";
    return round.yours.length ? "ticked" : "choose";
  }
  if (view?.booked) return "booked";
  if (!view?.yours) return "unsaid";
  return members.every((member) => view.said.includes(member)) && members.length > 1 ? "ready" : "waiting";
}

/** Those who have not said their hours. */
export function awaitedOf(view: TimesView | undefined, members: readonly string[]): string[] {
  return members.filter((member) => !view?.said.includes(member));
}
