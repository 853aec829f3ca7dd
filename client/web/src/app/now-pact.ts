import type { PactView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { listed, t } from "../words/words.ts";
import type { Now } from "./now.ts";
import { nameOf } from "./read.ts";

/** Other things that are put away, and who asks for that. */
export function pact(room: Room): Now[] {
  return room.instances("pact").flatMap((name): Now[] => {
    const { asked, on } = room.state<PactView>(name) ?? {};
    const now = (what: Now["what"], who: readonly string[], lead: "on" | "asks" | "waits"): Now => {
      const names = listed(who.map((one) => nameOf(room, one)));
      return {
        what,
        view: "pact",
        on: name,
        who,
        title: t("pact-name"),
        lead: t(`now-pact-${lead}-lead`, { names }),
      };
    };
    const others = (who: readonly string[]) => who.filter((one) => one !== room.you);
    if (on) return on.who.includes(room.you) ? [now("row-on", others(on.who), "on")] : [];
    if (!asked?.circle.includes(room.you)) return [];
    return asked.yours === "yes"
      ? [now("row-waits", others(asked.circle), "waits")]
      : [now("row-asks", [asked.by], "asks")];
  });
}
