import type { TouchView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { listed, t } from "../words/words.ts";
import type { Now } from "./now.ts";
import { nameOf } from "./read.ts";

/** A hand that is held out to me, hands that are held, or a touch that was left for me. */
export function touch(room: Room): Now[] {
  return room.instances("touch").flatMap((on): Now[] => {
    const { held = {}, left = [] } = room.state<TouchView>(on) ?? {};
    const now = (what: Now["what"], who: readonly string[], key: "on" | "offers" | "left"): Now[] => {
      const names = listed([...new Set(who)].map((one) => nameOf(room, one)));
      return [
        { what, view: "touch", on, who, title: t("touch-name"), lead: t(`now-touch-${key}`, { names }) },
      ];
    };
    const others = Object.keys(held).filter((one) => one !== room.you);
    if (room.you in held) return others.length ? now("row-on", others, "on") : [];
    if (others.length) return now("row-asks", others, "offers");
    return left.length
      ? now(
          "row-asks",
          left.map(({ by }) => by),
          "left",
        )
      : [];
  });
}
