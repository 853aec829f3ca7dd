import type { TalkView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { listed, t } from "../words/words.ts";
import type { Now } from "./now.ts";
import { nameOf } from "./read.ts";

/** A talk that somebody asks me for, that I wait with, that is on, or whose last word I have not given. */
export function talk(room: Room): Now[] {
  const names = (who: readonly string[]) => listed(who.map((one) => nameOf(room, one)));
  return room.instances("talk").flatMap((on): Now[] => {
    const { turn, opening, round } = room.state<TalkView>(on) ?? {};
    const now = (what: Now["what"], who: readonly string[], lead: string): Now[] => [
      { what, view: "talk", on, who, title: t("talk-name"), lead },
    ];
    if (turn) {
      const who = [turn.talking];
      if (!turn.circle.includes(room.you)) return [];
      return turn.talking === room.you
        ? now("row-asks", who, t("now-talk-yours-lead"))
        : now("row-on", who, t("now-talk-on-lead", { names: names(who) }));
    }
    if (round) {
      const mine = round.opens_at === null && round.awaited.includes(room.you);
      return mine ? now("row-asks", [], t("now-talk-last-lead")) : [];
    }
    if (!opening?.gate.until) return [];
    const { circle, ready } = opening.gate;
    if (!ready.includes(room.you))
      return now("row-asks", [opening.by], t("now-talk-asks-lead", { names: names([opening.by]) }));
    const awaited = circle.filter((one) => !ready.includes(one));
    const lead = awaited.length ? t("now-talk-asked-lead", { names: names(awaited) }) : "";
    return now("row-waits", awaited, lead);
  });
}
