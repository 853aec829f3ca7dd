/** Where who leaves at once is taken: a page that says nothing about anybody. */
export const ELSEWHERE = "https://www.wikipedia.org/";
/** Milliseconds within which a second Escape means it. */
const TWICE = 600;

/** Takes what is shown off the screen, and then goes elsewhere; going back does not lead here. */
export function exit(): void {
  for (const one of [...document.body.children]) one.remove();
  document.title = "";
  history.replaceState(null, "", "/");
  location.replace(ELSEWHERE);
}

/** Leaves at two Escapes, one right after the other; gives what ends that. */
export function exitOnEscape(run: () => void = exit, on: EventTarget = window): () => void {
  let last = Number.NEGATIVE_INFINITY;
  const heard = (event: Event) => {
    const { key, repeat, timeStamp } = event as KeyboardEvent;
    if (key !== "Escape" || repeat) return;
    if (timeStamp - last < TWICE) run();
    last = timeStamp;
  };
  on.addEventListener("keydown", heard, { capture: true });
  return () => on.removeEventListener("keydown", heard, { capture: true });
}
