import type { PactView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";

/** Whether a pact is on that I am of. */
export function attends(room: Room): boolean {
  return room.instances("pact").some((on) => room.state<PactView>(on)?.on?.who.includes(room.you) ?? false);
}

/** Who asks for it, by room: it is said once, however many do. */
const watches = new WeakMap<Room, { asked: number; stop(): void }>();

/** Lets those of a pact know whether one looks at this page, as long as it is on; returns how to stop. */
export function attend(room: Room): () => void {
  const watch = watches.get(room) ?? watched(room);
  watches.set(room, watch);
  watch.asked += 1;
  return () => {
    watch.asked -= 1;
    if (watch.asked > 0) return;
    watches.delete(room);
    watch.stop();
  };
}

function watched(room: Room): { asked: number; stop(): void } {
  let said: boolean | null = null;
  const say = (now: boolean | null) => {
    if (now !== said) room.present(undefined, now);
    said = now;
  };
  const look = () => say(attends(room) ? !document.hidden : null);
  const off = room.on("change", look);
  document.addEventListener("visibilitychange", look);
  look();
  const stop = () => {
    off();
    document.removeEventListener("visibilitychange", look);
    say(null);
  };
  return { asked: 0, stop };
}
