import type { TogetherTime } from "../../sdk/protocol.d.ts";
import { listed, t } from "../../words/words.ts";
import type { Keeps, Kept } from "./row.ts";

/** That some had time for each other alone; nobody has written anything in it, and how long it was is nowhere. */
export const pact: Keeps = (entry): Kept | undefined => {
  if (entry.kind !== "together") return undefined;
  const { who } = (entry.body ?? {}) as Partial<TogetherTime>;
  const head = () => t("kept-pact");
  return { told: [], head, lead: (name) => listed((who ?? []).map(name)) };
};
