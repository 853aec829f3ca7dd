import type { Loads } from "../words/words.ts";

/** What the element of a player says: no page that has none of it loads that. */
export const playerWords: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/player.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/player.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/player.ftl"),
};
