import { cycle, PATTERNS } from "../../elements/breath.ts";
import { breatheWords } from "../../elements/breathe-words.ts";
import type { Breathed, SatTogether } from "../../sdk/protocol.d.ts";
import { learnMore, listed, t } from "../../words/words.ts";
import type { Keeps, Kept } from "./row.ts";

const learn = () => learnMore(breatheWords);

/** Who breathed together and how, and who sat side by side; nobody has written anything in it. */
export const breathe: Keeps = (entry): Kept | undefined => {
  const { pattern, seconds, what, who } = (entry.body ?? {}) as Partial<Breathed & SatTogether>;
  if (entry.kind === "breathed") {
    const n = pattern && seconds ? Math.round(seconds / cycle(PATTERNS[pattern])) : 0;
    const head = () => t("breathe-name");
    const lead = () => (pattern ? t("breathe-kept-breathed", { pattern: t(`breathe-${pattern}`), n }) : "");
    return { told: [], head, learn, ...(pattern ? { lead } : {}) };
  }
  if (entry.kind !== "sat") return undefined;
  const lead = (name: (member: string) => string) =>
    what ? `${t(`breathe-${what}`)}: ${listed((who ?? []).map(name))}` : "";
  return { told: [], head: () => t("kept-sat"), learn, ...(what ? { lead } : {}) };
};
