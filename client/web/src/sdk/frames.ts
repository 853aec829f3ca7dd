// Which animation frame is on the screen nearest to an instant.

/** So many milliseconds ahead of an instant its frame is looked for: one of 60 Hz and a half, or two and a half of 100. */
export const AHEAD = 25;
/** Frames may stop coming (the page is hidden); so many milliseconds after the instant it is drawn without one. */
const LATEST = 50;
/** Milliseconds between two frames as seen of late, and what is believed of it. */
let between = 1000 / 60;
const [LEAST, MOST] = [4, 40];
let last = Number.NEGATIVE_INFINITY;

/**
 * Runs `draw` once in the frame that is seen nearest to `due()` (milliseconds of `performance.now()`). What a frame draws
 * is on the screen with the next one; `draw` gets when that is. Returns what cancels it.
 */
export function inFrame(due: () => number, draw: (seen: number) => void): () => void {
  let frame = 0;
  const finish = (seen: number) => {
    stop();
    draw(seen);
  };
  const look = (began: number) => {
    if (began - last >= LEAST && began - last <= MOST) between = began - last;
    last = began;
    if (due() <= began + 1.5 * between) finish(began + between);
    else frame = requestAnimationFrame(look);
  };
  const drawn = typeof requestAnimationFrame === "function" && document.visibilityState === "visible";
  if (drawn) frame = requestAnimationFrame(look);
  const wait = due() - performance.now() + (drawn ? LATEST : 0);
  const timer = setTimeout(() => finish(performance.now()), Math.max(0, Math.ceil(wait)));
  const stop = () => {
    clearTimeout(timer);
    if (frame) cancelAnimationFrame(frame);
  };
  return stop;
}
