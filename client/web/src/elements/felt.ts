/** Whether this device may vibrate; the page around the elements decides. */
let felt = true;

/** Lets elements vibrate, or not. */
export function letFeel(yes: boolean): void {
  felt = yes;
}

/** Vibrates, where the device can and may: milliseconds on and off. */
export function feel(...pattern: number[]): void {
  if (felt && typeof navigator !== "undefined") navigator.vibrate?.(pattern);
}
