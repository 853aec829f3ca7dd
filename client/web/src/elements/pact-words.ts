import type { Loads } from "../words/words.ts";

/** What the element of a pact says; fetched with it. */
export const pactWords: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/pact.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/pact.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/pact.ftl"),
};
