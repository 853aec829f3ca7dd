/** Where who leaves at once is taken: a page that says nothing about anybody. */
export const ELSEWHERE = "https://www.wikipedia.org/";
/** Milliseconds within which a second Escape means it. */
const TWICE = 600;

const LEFT = "samesky.left";

/** Takes what is shown off the screen, and then goes elsewhere; going back does not lead here. */
export function exit(): void {
  for (const one of [...document.body.children]) one.remove();
  document.title = "";
  try {
    sessionStorage.setItem(LEFT, "1");
  } catch {
    // then who goes back comes to the door
  }
  history.replaceState(null, "", "/");
  location.replace(ELSEWHERE);
}

/** Whether this page was come back to by the history, after it was left at once in this tab: then it goes elsewhere again. */
export function leftBefore(): boolean {
  addEventListener(
    "pageshow",
    (event) => event.persisted && sessionStorage.getItem(LEFT) && location.replace(ELSEWHERE),
  );
  try {
    const [how] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    const left = sessionStorage.getItem(LEFT) !== null;
    if (left && how?.type === "back_forward") {
      location.replace(ELSEWHERE);
      return true;
    }
    sessionStorage.removeItem(LEFT);
  } catch {
    // a browser that keeps nothing
  }
  return false;
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
