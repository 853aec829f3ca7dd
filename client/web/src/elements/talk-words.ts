import { floorAnd } from "./floor-words.ts";

/** What the element of talk says; fetched with it. */
export const talkWords = floorAnd({
  en: () => import("../../../../shared/samesky_shared/words/en/talk.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/talk.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/talk.ftl"),
});
