import type { Room } from "../sdk/room.ts";
import { t } from "../words/words.ts";
import { offerOf } from "./activities.ts";
import { PLACES } from "./dock.ts";
import type { Route } from "./route.ts";

/** What the window is called: the view, then the room. */
export function titleOf(route: Route, room: Room | undefined): string {
  if (route.to !== "room" || !room) return "Samesky";
  const name = room.card.name || t("room-unnamed");
  const offer = offerOf(route.view);
  const place = PLACES.find((one) => one === route.view);
  const view = offer ? t(offer.title) : t(`dock-${place ?? "together"}`);
  return `${view} · ${name}`;
}
