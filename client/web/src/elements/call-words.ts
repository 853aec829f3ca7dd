/** What a call says; fetched with its element. */
export const callWords = {
  en: () => import("../../../../shared/samesky_shared/words/en/call.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/call.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/call.ftl"),
};
