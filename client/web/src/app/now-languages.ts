import { isOpen } from "../elements/round.ts";
import type { LanguagesView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { listed, t } from "../words/words.ts";
import type { Now } from "./now.ts";
import { nameOf } from "./read.ts";

/** A page that waits for me, and mine that waits with others. One that nobody has begun waits for nobody. */
export function languages(room: Room, now: number): Now[] {
  return room.instances("languages").flatMap((on): Now[] => {
    const round = room.state<LanguagesView>(on)?.round;
    if (!round || isOpen(round, now)) return [];
    const title = t("languages-name");
    if (room.you in round.answers || round.passed.includes(room.you)) {
      const lead = t("now-ways-sealed-lead");
      return [{ what: "row-waits", view: "languages", on, who: round.awaited, title, lead }];
    }
    const who = round.in.filter((member) => member !== room.you);
    if (!who.length) return [];
    const lead = t("now-ways-lead", { names: listed(who.map((id) => nameOf(room, id))) });
    return [{ what: "row-asks", view: "languages", on, who, title, lead }];
  });
}
