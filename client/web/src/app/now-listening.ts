import type { ListeningView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { listed, t } from "../words/words.ts";
import type { Now } from "./now.ts";
import { nameOf } from "./read.ts";

/** Listening that somebody asks me for, that I wait with, or that is on: whose part it is. */
export function listening(room: Room): Now[] {
  const names = (who: readonly string[]) => listed(who.map((one) => nameOf(room, one)));
  return room.instances("listening").flatMap((on): Now[] => {
    const { turn, opening } = room.state<ListeningView>(on) ?? {};
    const now = (what: Now["what"], who: readonly string[], lead: string): Now[] => [
      { what, view: "listening", on, who, title: t("listening-name"), lead },
    ];
    if (turn) {
      const who = [turn.talking];
      if (!turn.circle.includes(room.you)) return [];
      return turn.talking === room.you
        ? now("row-asks", who, t("now-listening-yours-lead"))
        : now("row-on", who, t("now-listening-on-lead", { names: names(who) }));
    }
    if (!opening) return [];
    const { circle, ready } = opening.gate;
    if (!ready.includes(room.you))
      return now("row-asks", [opening.by], t("now-listening-asks-lead", { names: names([opening.by]) }));
    const awaited = circle.filter((one) => !ready.includes(one));
    return now(
      "row-waits",
      awaited,
      awaited.length ? t("now-listening-asked-lead", { names: names(awaited) }) : "",
    );
  });
}
