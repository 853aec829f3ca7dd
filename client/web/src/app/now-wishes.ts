import type { WishesView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { t } from "../words/words.ts";
import type { Now } from "./now.ts";

/** Seconds for which something chosen is for tonight. */
const TONIGHT = 18 * 3600;

/** What all want and one of them has chosen for tonight. Which one that is, its element finds out. */
export function wishes(room: Room, now: number): Now[] {
  return room.instances("wishes").flatMap((on): Now[] => {
    const { tonight, chosen_at } = room.state<WishesView>(on) ?? {};
    return tonight && now - (chosen_at ?? 0) < TONIGHT
      ? [{ what: "row-on", view: "wishes", on, who: [], title: t("wishes-name"), lead: t("now-wishes") }]
      : [];
  });
}
