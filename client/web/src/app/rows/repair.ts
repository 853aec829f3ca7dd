import { repairWords } from "../../elements/repair-words.ts";
import { learnMore, t } from "../../words/words.ts";
import type { Keeps, Kept, Told } from "./row.ts";

const learn = () => learnMore(repairWords);

/** Needs or offers that have opened, a ground that all have signed, or a step that somebody took. */
export const repair: Keeps = (entry): Kept | undefined => {
  const { kind, by } = entry;
  if (!["needs", "offers", "ground", "said"].includes(kind)) return undefined;
  const body = (entry.body ?? {}) as {
    words?: Record<string, Uint8Array>;
    text?: Uint8Array;
    by?: string;
    what?: "apology" | "amends" | "forgiveness" | "letting-go";
  };
  const head = () => t("repair-name");
  if (kind === "needs" || kind === "offers") {
    const reads = (text: string) => t("repair-kept", { what: t(`repair-stage-${kind}`), text });
    const told = Object.entries(body.words ?? {}).map(
      ([who, box]): Told => ({ who, box, field: "write.text", old: true, reads }),
    );
    return { told, head, learn };
  }
  const { text, what } = body;
  const step = what && t(`repair-step-${what}`);
  const named = (said: string) =>
    t("repair-kept", { what: kind === "ground" ? t("repair-stage-ground") : (step ?? ""), text: said });
  const [who, field] = kind === "ground" ? [body.by ?? "", "propose.text"] : [by ?? "", "say.text"];
  const told: Told[] = text ? [{ who, box: text, field, old: kind === "ground", reads: named }] : [];
  return { told, head, learn };
};
