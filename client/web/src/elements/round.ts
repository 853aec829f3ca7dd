import type { QuestionsView, RevealView } from "../sdk/protocol.d.ts";

/** What one member's place at the table shows. */
export type Place =
  | { kind: "compose" } // mine, to write in
  | { kind: "sealed" } // mine, sealed
  | { kind: "passed-mine" }
  | { kind: "awaited" } // another's, not in yet
  | { kind: "in" } // another's, in and closed
  | { kind: "open"; words: Uint8Array }
  | { kind: "passed" }
  | { kind: "unshared" } // open, but for those who answered
  | { kind: "absent" };

/** Whether the answers are open at room time `now`: not before `opens_at`, whatever has arrived already. */
export function isOpen(round: RevealView | null | undefined, now: number | null): boolean {
  return round?.opens_at != null && now !== null && now >= round.opens_at;
}

/**
 * What `member`'s place shows on the screen of `you`. `changing`: I have taken mine back to write on it.
 */
export function placeOf(
  round: RevealView,
  member: string,
  you: string,
  opened: boolean,
  changing: boolean,
): Place {
  const words = round.answers[member];
  if (!member) return { kind: "absent" }; // on a screen nobody writes
  if (member === you) {
    if (opened && words) return { kind: "open", words };
    if (changing) return { kind: "compose" };
    if (words) return { kind: "sealed" };
    return round.passed.includes(you) ? { kind: "passed-mine" } : { kind: "compose" };
  }
  if (!opened) {
    if (round.in.includes(member)) return { kind: "in" };
    return round.awaited.includes(member) ? { kind: "awaited" } : { kind: "absent" };
  }
  if (words) return { kind: "open", words };
  if (round.passed.includes(member)) return { kind: "passed" };
  return round.in.includes(member) ? { kind: "unshared" } : { kind: "absent" };
}

/** Those of the table whose places are shown: the circle of the round, and I. */
export function table(view: QuestionsView, members: readonly string[], you: string): string[] {
  const circle = new Set([...(view.round?.awaited ?? []), ...(view.round?.in ?? []), you]);
  return members.filter((member) => circle.has(member));
}
