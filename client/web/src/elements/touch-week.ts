// For how long hands were held, in words.

import type { TouchView } from "../sdk/protocol.d.ts";
import { spoken, t } from "../words/words.ts";
import { wallOf } from "./dates.ts";

/** Days that are counted, today with them. */
const DAYS = 7;
const DAY = 86_400;

/** Seconds of the last seven days in `zone`, with what goes on now. */
export function heldFor(view: TouchView | undefined, you: string, now: number, zone: string): number {
  const first = wallOf(now - (DAYS - 1) * DAY, zone).slice(0, 10);
  const days = Object.entries(view?.days ?? {}).filter(([day]) => day >= first);
  const met = view?.held[you] ?? null;
  return days.reduce((sum, [, seconds]) => sum + seconds, 0) + (met === null ? 0 : Math.max(0, now - met));
}

/** So many seconds as one says it: in minutes, then in half hours. Empty for none. */
export function heldWords(seconds: number): string {
  if (seconds <= 0) return "";
  if (seconds < 45) return t("touch-week-moment");
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 50) return t("touch-week-minutes", { n: minutes });
  const hours = Math.max(1, Math.round(minutes / 30) / 2);
  return hours === 1
    ? t("touch-week-hour")
    : t("touch-week-hours", { n: new Intl.NumberFormat(spoken()).format(hours) });
}

/** Seconds as they are counted. */
export function secondsWords(n: number): string {
  return new Intl.NumberFormat(spoken(), { style: "unit", unit: "second", unitDisplay: "narrow" }).format(n);
}
