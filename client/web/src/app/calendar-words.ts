import type { Loads } from "../words/words.ts";

/** What is said of one's own calendar: fetched with the settings. */
export const calendarWords: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/calendar.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/calendar.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/calendar.ftl"),
};
