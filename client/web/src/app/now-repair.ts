import type { RepairView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { listed, t } from "../words/words.ts";
import type { Now } from "./now.ts";
import { nameOf } from "./read.ts";

/** A repair that somebody asks me for, that I wait with, that is on, or that cools off. */
export function repair(room: Room): Now[] {
  const names = (who: readonly string[]) => listed(who.map((one) => nameOf(room, one)));
  return room.instances("repair").flatMap((on): Now[] => {
    const { turn, opening, cooling, asked, round } = room.state<RepairView>(on) ?? {};
    const now = (what: Now["what"], who: readonly string[], lead: string): Now[] => [
      { what, view: "repair", on, who, title: t("repair-name"), lead },
    ];
    if (turn && !turn.circle.includes(room.you)) return [];
    if (cooling) {
      const mine = cooling.gate?.circle.includes(room.you) && !cooling.gate.ready.includes(room.you);
      return mine
        ? now("row-asks", [], t("now-repair-return-lead"))
        : now("row-waits", [], t("now-repair-cooling-lead"));
    }
    if (turn) {
      if (asked && asked.by !== room.you && asked.yours === null)
        return now("row-asks", [], t("now-repair-ask-lead"));
      const mine =
        turn.stage === "views" ? turn.talking === room.you : (round?.awaited.includes(room.you) ?? false);
      return now(mine ? "row-asks" : "row-on", [turn.talking], t("now-repair-on-lead"));
    }
    if (!opening) return [];
    const { circle, ready } = opening.gate;
    if (!ready.includes(room.you))
      return now("row-asks", [opening.by], t("now-repair-asks-lead", { names: names([opening.by]) }));
    const awaited = circle.filter((one) => !ready.includes(one));
    const lead = awaited.length ? t("now-repair-asked-lead", { names: names(awaited) }) : "";
    return now("row-waits", awaited, lead);
  });
}
