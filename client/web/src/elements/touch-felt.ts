// Touches are felt whatever a page looks at, each once, though more than one part of it may listen.

import type { SignalFrom } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { feel } from "./felt.ts";
import { FEELS, Lateness, type Made, touchIn } from "./touches.ts";

/** Seconds after which what comes is not felt any more. */
const OLD = 10;

/** What is heard of one room. */
interface Ears {
  late: Map<string, Lateness>;
  runs: Set<(made: Made, felt: number) => void>;
  ahead: Set<() => void>;
  hear(signal: SignalFrom): void;
  off(): void;
}

const heard = new WeakMap<Room, Ears>();

/**
 * Calls `run` as each touch of another is felt, with the room time of that; what ends it.
 * @param first one that came before anybody listened.
 */
export function touches(room: Room, run: (made: Made, felt: number) => void, first?: SignalFrom): () => void {
  const before = heard.get(room);
  const ears = before ?? listen(room);
  ears.runs.add(run);
  if (first && !before) ears.hear(first);
  return () => {
    ears.runs.delete(run);
    if (ears.runs.size) return;
    ears.off();
    for (const off of ears.ahead) off();
    heard.delete(room);
  };
}

function listen(room: Room): Ears {
  const ears: Ears = {
    late: new Map(),
    runs: new Set(),
    ahead: new Set(),
    hear: ({ kind, from, data }) => {
      const [made, now] = [touchIn(kind, from, data), room.clock.now()];
      if (!made || now === null || now - made.at > OLD) return;
      const late = ears.late.get(from) ?? new Lateness();
      ears.late.set(from, late);
      const at = late.felt(made.at, now);
      let off = (): void => undefined; // an instant that has passed may run at once
      off = room.clock.at(at, () => {
        ears.ahead.delete(off);
        feel(...FEELS[made.name]);
        for (const run of ears.runs) run(made, at);
      });
      ears.ahead.add(off);
    },
    off: room.on("signal", (signal) => ears.hear(signal)),
  };
  heard.set(room, ears);
  return ears;
}

/** Places that show touches themselves: where there is one, nothing else has to say them. */
export const shown = new Set<object>();
