// Ben, who rehearses: he starts nothing, answers after you, and says one line. He has a room of his own, as any guest.

import type { QuestionsView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { t } from "../words/words.ts";

/** Milliseconds after which he does what he does, as a person would. */
const PAUSE = 1600;

/** What has just happened between the two phones, as a name of a sentence. */
export type Said = "alone" | "both" | "question" | "sealed" | "open" | "timer" | "line" | "signal";

/** Lets Ben act in his `room` beside the member `you`, and tells what happens; gives what ends it. */
export function rehearse(room: Room, you: string, say: (said: Said) => void, pause = PAUSE): () => void {
  const waits = new Set<ReturnType<typeof setTimeout>>();
  const later = (run: () => void) => {
    const timer = setTimeout(() => {
      waits.delete(timer);
      run();
    }, pause);
    waits.add(timer);
  };
  let [card, opened, spoke, answered] = ["", 0, false, ""];
  const answer = async (to: string) => {
    const text = await room.seal("questions", `answer.text/${to}`, t("try-ben-answer"));
    await room.do("questions", "answer", { card: to, text });
  };
  const speak = async () =>
    room.do("chat", "say", { text: await room.seal("chat", "say.text", t("try-ben-line")) });
  const quietly = (run: Promise<unknown>) => void run.catch(() => undefined); // then he keeps still

  const table = (view: QuestionsView | undefined) => {
    const round = view?.round;
    if (!view?.card || !round) return;
    if (view.card !== card) {
      card = view.card;
      say("question");
    }
    if (round.opens_at !== null && round.opens_at !== opened) {
      opened = round.opens_at;
      room.clock.at(opened, () => say("open"));
    } else if (
      round.opens_at === null &&
      round.in.includes(you) &&
      answered !== card &&
      !round.in.includes(room.you)
    ) {
      answered = card;
      say("sealed");
      later(() => quietly(answer(view.card as string)));
    }
  };

  const offs = [
    room.on("change", ({ states, entries, by }) => {
      if ("questions" in states) table(room.state<QuestionsView>("questions"));
      if (by === you && Object.keys(states).some((on) => on.split(":")[0] === "timer")) say("timer");
      if (by === you && entries?.some((one) => one.kind === "line")) {
        say("line");
        if (!spoke) later(() => quietly(speak()));
        spoke = true;
      }
    }),
    room.on("signal", ({ kind, from }) => {
      if (kind !== "reaction" || from !== you) return;
      say("signal");
      later(() => room.signal("reaction", { name: "heart" }));
    }),
  ];
  return () => {
    for (const off of offs) off();
    for (const timer of waits) clearTimeout(timer);
  };
}
