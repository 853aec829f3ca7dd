import type { CookView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { listed, t } from "../words/words.ts";
import type { Now } from "./now.ts";
import { nameOf } from "./read.ts";

/** Whether a timer belongs to the step of a dish, and is told of with that. */
export function ofDish(on: string): boolean {
  return on.startsWith("timer:cook-");
}

/** What is cooked: a step that others wait for me at, one that is open, or a dish on the table without my line. */
export function cook(room: Room): Now[] {
  return room.instances("cook").flatMap((on): Now[] => {
    const { dish } = room.state<CookView>(on) ?? {};
    if (!dish) return [];
    const now = (what: Now["what"], who: readonly string[], lead: string): Now[] => [
      { what, view: "cook", on, who, title: t("cook-name"), lead },
    ];
    const others = dish.circle.filter((one) => one !== room.you);
    if (dish.step > dish.steps)
      return room.you in dish.lines ? [] : now("row-waits", others, t("now-cook-table"));
    const waits = others.filter((one) => (dish.done[one] ?? 0) > dish.step);
    const alone = dish.awaits.length === 1 && dish.awaits[0] === room.you && waits.length > 0;
    return alone
      ? now(
          "row-asks",
          waits,
          t("now-cook-waits", { names: listed(waits.map((one) => nameOf(room, one))), n: dish.step }),
        )
      : now("row-on", others, t("now-cook-on", { n: dish.step, of: dish.steps }));
  });
}
