import { isOpen } from "../elements/round.ts";
import type { GuessView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { listed, t } from "../words/words.ts";
import type { Now } from "./now.ts";
import { nameOf } from "./read.ts";

/** Seconds for which an open hand is told. */
const OPENED = 12 * 3600;

/** Hands that wait for me, that I wait with, or that have opened. */
export function guess(room: Room, now: number): Now[] {
  return room.instances("guess").flatMap((on): Now[] => {
    const round = room.state<GuessView>(on)?.round;
    if (!round) return [];
    const told = (what: Now["what"], who: readonly string[], lead: string): Now[] => [
      { what, view: "guess", on, who, title: t("guess-name"), lead },
    ];
    const named = (who: readonly string[]) => listed(who.map((one) => nameOf(room, one)));
    if (isOpen(round, now)) {
      const who = Object.keys(round.answers);
      const fresh = who.length > 0 && now - (round.opens_at ?? now) < OPENED;
      return fresh ? told("row-on", who, t("now-guess-open")) : [];
    }
    const awaited = round.awaited.filter((one) => one !== room.you);
    if (room.you in round.answers || round.passed.includes(room.you))
      return told("row-waits", awaited, t("now-sealed-lead", { names: named(awaited) }));
    const others = round.in.filter((member) => member !== room.you);
    return others.length
      ? told("row-asks", others, t("now-guess-lead", { names: named(others) }))
      : told("row-on", [], t("now-guess-card"));
  });
}
