import type { Loads } from "../words/words.ts";

/** What the timeline says. It shows what every activity has left, so it brings what the app says of those, too. */
export const timelineWords: Loads = {
  en: () =>
    joined(
      import("../../../../shared/samesky_shared/words/en/app.ftl"),
      import("../../../../shared/samesky_shared/words/en/beside.ftl"),
      import("../../../../shared/samesky_shared/words/en/evening.ftl"),
      import("../../../../shared/samesky_shared/words/en/timeline.ftl"),
    ),
  de: () =>
    joined(
      import("../../../../shared/samesky_shared/words/de/app.ftl"),
      import("../../../../shared/samesky_shared/words/de/beside.ftl"),
      import("../../../../shared/samesky_shared/words/de/evening.ftl"),
      import("../../../../shared/samesky_shared/words/de/timeline.ftl"),
    ),
  ar: () =>
    joined(
      import("../../../../shared/samesky_shared/words/ar/app.ftl"),
      import("../../../../shared/samesky_shared/words/ar/beside.ftl"),
      import("../../../../shared/samesky_shared/words/ar/evening.ftl"),
      import("../../../../shared/samesky_shared/words/ar/timeline.ftl"),
    ),
};

async function joined(...all: Promise<{ default: string }>[]): Promise<{ default: string }> {
  return { default: (await Promise.all(all)).map((one) => one.default).join("\n") };
}
