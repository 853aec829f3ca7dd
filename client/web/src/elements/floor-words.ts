import type { Loads } from "../words/words.ts";

const floor: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/floor.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/floor.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/floor.ftl"),
};

/** What an element says in which one has the floor: what all such say, and its own. */
export function floorAnd(own: Loads): Loads {
  const both = (language: keyof Loads) => async () => {
    const all = await Promise.all([floor[language](), own[language]()]);
    return { default: all.map((one) => one.default).join("\n") };
  };
  return { en: both("en"), de: both("de"), ar: both("ar") };
}
