import { answersTo } from "../elements/support-past.ts";
import type { SupportView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { listed, t } from "../words/words.ts";
import type { Now } from "./now.ts";
import { nameOf } from "./read.ts";

/** Whose hard day is told: another's that I have not answered asks for me, mine says whether anybody has answered. */
export function support(room: Room, on: string): Now[] {
  const open = Object.entries(room.state<SupportView>(on)?.open ?? {});
  return open.map(([id, { day, since }]): Now => {
    const answers = answersTo(room.entries, on, id, day, since);
    const row = { view: "support", on, who: [id] };
    if (id === room.you) {
      const by = [...new Set(answers.map((one) => one.by))];
      const names = listed(by.map((one) => nameOf(room, one)));
      return by.length
        ? { ...row, what: "row-on", title: t("support-now-own"), lead: t("support-now-answered", { names }) }
        : { ...row, what: "row-waits", title: t("support-now-own"), lead: t("support-now-told") };
    }
    const title = t("support-now", { name: nameOf(room, id) });
    return answers.some(({ by }) => by === room.you)
      ? { ...row, what: "row-waits", title, lead: t("support-now-there") }
      : { ...row, what: "row-asks", title, lead: t("support-now-lead") };
  });
}
