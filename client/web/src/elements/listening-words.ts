import { floorAnd } from "./floor-words.ts";

/** What the element of listening says; fetched with it. */
export const listeningWords = floorAnd({
  en: () => import("../../../../shared/samesky_shared/words/en/listening.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/listening.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/listening.ftl"),
});
