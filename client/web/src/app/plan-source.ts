// Where a programme that is written comes from: the evening, a ritual, or one date of it.

import type { EveningView, Ritual, Rituals, Segment } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";

/** A programme as it is kept. */
export interface Source {
  title: Uint8Array | null;
  programme: string | null;
  segments: readonly Segment[];
  /** Who sealed its titles. */
  by: string;
}

/** A place in the app, `plan` or `plan-d1`, as the ritual whose programme it is; empty for the evening's. */
export function ritualOf(name: string): string | undefined {
  return /^plan(?:-(d\d+))?$/.exec(name)?.[1] ?? (name === "plan" ? "" : undefined);
}

/** A ritual that there is. */
export function planOf(room: Room | undefined, ritual: string): Ritual | undefined {
  return room?.state<Rituals>("rituals")?.plans[ritual];
}

/** The programme of the evening. */
export function ofEvening(evening: EveningView | undefined): Source {
  return {
    title: evening?.title ?? null,
    programme: evening?.programme ?? null,
    segments: evening?.segments ?? [],
    by: evening?.planned_by ?? "",
  };
}

/** The programme of a ritual, or of one date of it, which may be its own. */
export function ofRitual(one: Ritual, date: string): Source {
  const { title, programme, segments, by } = ownOf(one, date) ?? one;
  return { title, programme, segments, by };
}

/** What one date of it has of its own. A room that was kept by an older app knows of none. */
export function ownOf(one: Ritual, date: string): Source | undefined {
  return one.own?.[date];
}

/** The same text for the same programme. */
export function versionOf(source: Source): string {
  return JSON.stringify(source, (_, value) => (value instanceof Uint8Array ? [...value] : value));
}
