import type { Loads } from "../words/words.ts";

/** What the element of milestones says: no page that has none of it loads that. */
export const milestoneWords: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/milestones.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/milestones.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/milestones.ftl"),
};
