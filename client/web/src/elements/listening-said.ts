import type { ListeningTurn } from "../sdk/protocol.d.ts";
import { t } from "../words/words.ts";

/** What the part that is on asks of who looks: a heading, and a line below it. */
export function sayingOf(
  turn: ListeningTurn,
  you: string,
  nameOf: (member: string) => string,
): [head: string, lead: string] {
  const { part, talking, speaker, listener } = turn;
  const mine = talking === you;
  const [who, back] = [nameOf(speaker), nameOf(listener)];
  if (part === "confirm") {
    if (mine) return [t("listening-confirm-you", { name: back }), t("listening-confirm-you-lead")];
    return listener === you
      ? [t("listening-confirm"), t("listening-confirm-lead", { name: who })]
      : [t("listening-confirm-all", { name: back }), t("listening-reflect-lead-all", { name: who })];
  }
  if (mine) {
    const name = part === "swap" ? back : who;
    return [t(`listening-${part}-you`), t(`listening-${part}-you-lead`, { name })];
  }
  // Who is heard is told what to listen for; the others, that it is not theirs to decide.
  const theirs = part !== "speak" && part !== "swap" && speaker !== you;
  const lead = theirs ? t(`listening-${part}-lead-all`, { name: who }) : t(`listening-${part}-lead`);
  return [t(`listening-${part}`, { name: nameOf(talking) }), lead];
}
