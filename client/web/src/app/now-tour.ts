import type { Tour } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { listed, t } from "../words/words.ts";
import type { Now } from "./now.ts";
import { nameOf } from "./read.ts";

/** A deck that another leads through, who is here, and who would like to lead where I do. */
export function tour(room: Room): Now[] {
  return room.instances("tour").flatMap((on): Now[] => {
    const { leading, pages } = room.state<Tour>(on) ?? {};
    if (
      !leading?.who ||
      !pages?.length ||
      !["here", "busy"].includes(room.presence[leading.who]?.status ?? "")
    )
      return [];
    const mine = leading.who === room.you;
    const who = mine ? leading.asking : [leading.who];
    if (!who.length) return [];
    const lead = t(mine ? "now-tour-asks" : "now-tour-leads", {
      names: listed(who.map((one) => nameOf(room, one))),
    });
    return [{ what: mine ? "row-asks" : "row-on", view: "tour", on, who, title: t("tour-name"), lead }];
  });
}
