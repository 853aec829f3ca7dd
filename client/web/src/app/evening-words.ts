// What an evening that was says, read from its entry.

import type { Programmes } from "../elements/programmes.ts";
import type { Entry, EveningDone } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { t } from "../words/words.ts";
import { read } from "./read.ts";

/** What an evening was called: as its planner wrote, or as its programme is. */
export function eveningTitle(room: Room, entry: Entry, deck?: Programmes): string {
  const { title, by, programme } = bodyOf(entry);
  // When it was sealed is not known: it may have been planned long before.
  const own = read(room, title, entry.on, "plan.title", by);
  return own || deck?.all.find(({ id }) => id === programme)?.title || t("evening-title");
}

/** The segments of an evening that was: what each was called, and its minutes. */
export function eveningParts(
  room: Room,
  entry: Entry,
  deck?: Programmes,
): { title: string; minutes: number }[] {
  const { segments, by } = bodyOf(entry);
  return segments.map(({ title, card, seconds }, n) => ({
    title:
      read(room, title, entry.on, "plan.segments", by) ||
      deck?.cards[card ?? ""]?.title ||
      t("evening-nth", { n: n + 1 }),
    minutes: Math.max(1, Math.round(seconds / 60)),
  }));
}

function bodyOf(entry: Entry): EveningDone {
  return entry.body as unknown as EveningDone;
}
