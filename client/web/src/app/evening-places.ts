import { nothing, type TemplateResult } from "lit";
import type { EveningView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { t } from "../words/words.ts";
import { offerOf } from "./activities.ts";
import { placeLink } from "./place-link.ts";
import type { Where } from "./route.ts";

/** The views of activities whose view has another name than their kind. */
const VIEWS: Record<string, string> = { playlist: "watch", player: "watch", chat: "words" };

/** Where in the app an instance is; undefined where the app has no place for it. */
export function whereIs(on: string | null | undefined): Where | undefined {
  const [kind = "", name = ""] = (on ?? "").split(":");
  const view = VIEWS[kind] ?? kind;
  return offerOf(view) && view !== "evening" ? { view, name } : undefined;
}

/** The way from an evening to what its segment is about. */
export function places(
  room: Room,
): (on: string, testid: string, look: string) => TemplateResult | typeof nothing {
  return (on, testid, look) => {
    const to = whereIs(on);
    const offer = to && offerOf(to.view);
    return to && offer
      ? placeLink(room.card.id, to, t("evening-jump", { title: t(offer.title) }), { look, testid })
      : nothing;
  };
}

/**
 * Where everybody goes when an evening begins its next segment: those who were with it, and nobody who has gone
 * to look at something else.
 */
export function ledTo(
  before: EveningView | undefined,
  after: EveningView | undefined,
  seen: Where,
): Where | undefined {
  if (!after?.current || after.phase !== "running") return undefined;
  if (before?.current === after.current && before.phase === "running") return undefined;
  const on = (evening: EveningView | undefined) =>
    whereIs(evening?.segments.find(({ id }) => id === evening.current)?.on);
  const was = on(before);
  const along =
    seen.view === "evening" || (was !== undefined && was.view === seen.view && was.name === seen.name);
  return along ? (on(after) ?? { view: "evening", name: "" }) : undefined;
}
