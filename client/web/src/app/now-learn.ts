import type { LearnView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { t } from "../words/words.ts";
import type { Now } from "./now.ts";
import { nameOf } from "./read.ts";

/** A question that waits for me. */
export function learn(room: Room): Now[] {
  return room.instances("learn").flatMap((on): Now[] => {
    const { round, by = "" } = room.state<LearnView>(on) ?? {};
    if (!round || round.opens_at !== null || !round.awaited.includes(room.you) || by === room.you) return [];
    const lead = t("now-learn-asks", { name: nameOf(room, by) });
    return [{ what: "row-asks", view: "learn", on, who: [by], title: t("learn-name"), lead }];
  });
}
