import { floorAnd } from "./floor-words.ts";

/** What the element of repair says; fetched with it. */
export const repairWords = floorAnd({
  en: () => import("../../../../shared/samesky_shared/words/en/repair.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/repair.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/repair.ftl"),
});
