// By how much what this device plays is heard late, kept on the device.

const KEY = "samesky.delay";
/** Seconds; more than any headphones need. */
export const MOST_DELAY = 0.6;

/** Seconds as kept last; 0 without. */
export function keptDelay(): number {
  try {
    const kept = Number(localStorage.getItem(KEY));
    return kept >= 0 && kept <= MOST_DELAY ? kept : 0;
  } catch {
    return 0; // the browser keeps nothing for this page
  }
}

/** Keeps it for the next time. */
export function keepDelay(seconds: number): void {
  try {
    localStorage.setItem(KEY, String(seconds));
  } catch {
    // then only for this time
  }
}
