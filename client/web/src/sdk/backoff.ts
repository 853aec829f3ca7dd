// How long to wait before coming back.

const FIRST = 0.5;
const LONGEST = 30;

/**
 * Seconds to wait before try number `tries` (from 0): full jitter, so that many who lost a hub at once do not come
 * back at once; for ever, for people do not watch.
 * @param after what the hub asked for, in seconds; it is only ever lengthened.
 * @param random from 0 up to 1.
 */
export function backoff(tries: number, random: number, after?: number): number {
  if (after !== undefined) return after * (1 + random / 4);
  return random * Math.min(LONGEST, FIRST * 2 ** Math.min(tries, 16));
}
