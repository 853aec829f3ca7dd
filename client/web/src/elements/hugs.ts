// A hug is felt on both phones at one instant, whatever either looks at.

import type { Room } from "../sdk/room.ts";
import { feel } from "./felt.ts";
import { mapOf } from "./note-map.ts";
import { saidOf } from "./support-past.ts";
import { FEELS } from "./touches.ts";

/** A hug between somebody and me. */
export interface Hug {
  by: string;
  to: string;
}

/** Seconds for which a hug may have been on its way and is still felt. */
const FRESH = 10;
/** Those that this page has felt, by the id of their entry: more than one part of it may look. */
const felt = new Set<string>();

/** Calls `run` at the instant of each hug that comes from now on; what ends that. */
export function hugs(room: Room, on: string, run: (hug: Hug) => void = () => undefined): () => void {
  const seen = new Set<string>();
  const ahead = new Set<() => void>();
  // What was before the first look is not felt again: who comes late, or reloads, joins in what is now.
  let since = room.clock.now();
  const look = () => {
    const now = room.clock.now();
    since ??= now;
    if (now === null || since === null) return;
    for (const entry of room.entries) {
      if (seen.has(entry.id) || entry.on !== on) continue;
      const said = saidOf(entry);
      const mine = said?.member !== undefined && [said.by, said.member].includes(room.you);
      const text = mine && said.box ? room.unseal(said.box, on, said.field, said.by, said.at).text : "";
      if (text === undefined) continue; // it opens in a moment, and `words` tells
      seen.add(entry.id);
      if (!mine || mapOf(text).act !== "hug") continue;
      if (entry.at < Math.max(since, now - FRESH)) continue;
      const hug = { by: said.by, to: said.member ?? "" };
      let off = (): void => undefined; // an instant that has passed may run at once
      off = room.clock.at(entry.at, () => {
        ahead.delete(off);
        if (!felt.has(entry.id)) feel(...FEELS.hug);
        felt.add(entry.id);
        run(hug);
      });
      ahead.add(off);
    }
  };
  const offs = [room.on("change", look), room.on("words", look)];
  return () => {
    for (const off of [...offs, ...ahead]) off();
  };
}
