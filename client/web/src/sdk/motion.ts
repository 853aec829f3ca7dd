// What moves by itself, as three numbers that need no further message.

import type { Motion } from "./protocol.d.ts";

/** Where a motion is at room time `t`, in seconds; before `at` it rests. */
export function positionAt(motion: Motion, t: number): number {
  return motion.position + motion.rate * Math.max(0, t - motion.at);
}
