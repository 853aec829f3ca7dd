import { isOpen } from "../elements/round.ts";
import type { MomentView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { listed, t } from "../words/words.ts";
import type { Now } from "./now.ts";
import { nameOf } from "./read.ts";

/** A strip that waits for my picture or my look, or in which mine is. */
export function moment(room: Room, now: number): Now[] {
  return room.instances("moment").flatMap((on): Now[] => {
    const making = room.state<MomentView>(on)?.making;
    if (!making?.circle.includes(room.you)) return [];
    const { round, by } = making;
    const row = { view: "moment", on, title: t("moment-name") };
    if (isOpen(round, now)) {
      const who = Object.keys(round.answers);
      return [{ ...row, what: making.yes ? "row-waits" : "row-asks", who, lead: t("now-moment-open") }];
    }
    if (!(room.you in round.answers))
      return [{ ...row, what: "row-asks", who: [by], lead: t("now-moment-asks") }];
    const names = listed(round.awaited.map((one) => nameOf(room, one)));
    return [{ ...row, what: "row-waits", who: round.awaited, lead: t("now-moment-waits", { names }) }];
  });
}
