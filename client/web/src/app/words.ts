// What the app says besides its elements.

import type { Loads } from "../words/load.ts";

export const app: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/app.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/app.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/app.ftl"),
};
