import type { PactView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";

/** Whether a pact is on that I am of. */
export function attends(room: Room): boolean {
  return room.instances("pact").some((on) => room.state<PactView>(on)?.on?.who.includes(room.you) ?? false);
}

/** Lets those of a pact know whether one looks at this page, as long as it is on; returns how to stop. */
export function attend(room: Room): () => void {
  let said: boolean | null = null;
  const look = () => {
    const now = attends(room) ? !document.hidden : null;
    if (now !== said) room.look(now);
    said = now;
  };
  const off = room.on("change", look);
  document.addEventListener("visibilitychange", look);
  look();
  return () => {
    off();
    document.removeEventListener("visibilitychange", look);
  };
}
