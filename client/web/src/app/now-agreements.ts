import type { Agreements } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { listed, t } from "../words/words.ts";
import type { Now } from "./now.ts";
import { nameOf } from "./read.ts";

/** Sentences that I may sign, and the day to look at them again. What waits for others waits in silence. */
export function agreements(room: Room, now: number): Now[] {
  return room.instances("agreements").flatMap((on): Now[] => {
    const state = room.state<Agreements>(on);
    const view = "agreements";
    const asks = (state?.sentences ?? []).flatMap(({ waits }) =>
      waits?.circle.includes(room.you) && !waits.signed.includes(room.you) ? [waits.by] : [],
    );
    const title = t("agreements-name");
    if (asks.length) {
      const who = [...new Set(asks)].filter((id) => id !== room.you);
      const name = listed(who.map((id) => nameOf(room, id)));
      return [
        { what: "row-asks", view, on, who, title, lead: name ? t("now-agreement-lead", { name }) : "" },
      ];
    }
    const due = state?.review_at ?? null;
    return due !== null && due <= now
      ? [{ what: "row-waits", view, on, who: [], title, lead: t("now-look-again-lead") }]
      : [];
  });
}
