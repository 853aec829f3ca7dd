// What this device likes, kept on it and told to nobody.

import { look } from "../elements/look.ts";
import { remembered } from "../sdk/door.ts";
import { LANGUAGES, type Language } from "../words/words.ts";

/** As chosen on this device; what is not there follows the device itself. */
export interface Preferences {
  language?: Language;
  theme?: "light" | "dark";
  contrast?: "more";
  motion?: "less";
  /** A sound at shared turns. */
  sound?: boolean;
  /** False: it does not vibrate. */
  felt?: boolean;
  /** False: the screen may sleep while something runs. */
  wake?: boolean;
  /** Says so when something happens while the page is in the background. */
  tell?: boolean;
  /** A button at the top that leaves at once. */
  exit?: boolean;
  /** Nobody sees that this device is there. */
  unseen?: boolean;
}

const kept = remembered("samesky.preferences");
let now: Preferences | undefined;

/** What is liked here. */
export function preferences(): Readonly<Preferences> {
  now ??= understood(kept.read());
  return now;
}

/** Likes something else from now on, on this page at once. */
export function prefer(changed: { [K in keyof Preferences]: Preferences[K] | undefined }): void {
  const next = { ...preferences(), ...changed };
  now = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined));
  kept.write(JSON.stringify(now));
  show();
}

/** What was kept, as far as it can be understood. */
export function understood(text: string | null): Preferences {
  try {
    const given = JSON.parse(text ?? "{}") as Record<string, unknown>;
    const one = <T>(name: string, values: readonly T[]): Record<string, T> => {
      const value = values.find((known) => known === given[name]);
      return value === undefined ? {} : { [name]: value };
    };
    return {
      ...one("language", LANGUAGES),
      ...one("theme", ["light", "dark"]),
      ...one("contrast", ["more"]),
      ...one("motion", ["less"]),
      ...Object.assign(
        {},
        ...["sound", "felt", "wake", "tell", "exit", "unseen"].map((name) => one(name, [true, false])),
      ),
    };
  } catch {
    return {};
  }
}

let still: CSSStyleSheet | undefined;

/** Brings the page to what is liked. */
export function show(): void {
  const { theme, contrast, motion } = preferences();
  const page = document.documentElement;
  page.toggleAttribute("data-theme", theme !== undefined);
  if (theme) page.dataset.theme = theme;
  page.toggleAttribute("data-contrast", contrast !== undefined);
  if (contrast) page.dataset.contrast = contrast;
  still ??= look.styleSheet;
  const rule = still && [...still.cssRules].findIndex((one) => one.cssText.includes(STILL));
  if (motion === "less" && rule === -1)
    still?.insertRule(
      `:is(*, ::before, ::after) { ${STILL}: 0; animation: none !important; transition: none !important; }`,
      still.cssRules.length,
    );
  if (motion !== "less" && rule !== undefined && rule >= 0) still?.deleteRule(rule);
}

/** Marks the rule that stills everything: all elements share the one sheet of the look. */
const STILL = "--ss-still";

/** Whether things may move here. */
export function moves(): boolean {
  return preferences().motion !== "less" && !matchMedia("(prefers-reduced-motion: reduce)").matches;
}
