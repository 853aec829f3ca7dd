import { faceOf } from "../elements/digits.ts";
import { isOpen } from "../elements/round.ts";
import type { EveningView, QuestionsView, Timer, TimesView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { agreements } from "./now-agreements.ts";
import { breathe } from "./now-breathe.ts";
import { call } from "./now-call.ts";
import { checkin } from "./now-checkin.ts";
import { cook, ofDish } from "./now-cook.ts";
import { culture } from "./now-culture.ts";
import { gratitude } from "./now-gratitude.ts";
import { guess } from "./now-guess.ts";
import { kindness } from "./now-kindness.ts";
import { languages } from "./now-languages.ts";
import { letters } from "./now-letters.ts";
import { listening } from "./now-listening.ts";
import { feastNext, milestones } from "./now-milestones.ts";
import { moment } from "./now-moment.ts";
import { play } from "./now-play.ts";
import { player } from "./now-player.ts";
import { repair } from "./now-repair.ts";
import { support } from "./now-support.ts";
import { talk } from "./now-talk.ts";
import { touch } from "./now-touch.ts";
import { tour } from "./now-tour.ts";
import { wishes } from "./now-wishes.ts";

/** Something that is on in the room, or waits for who looks. */
export interface Now {
  what:
    | "gather"
    | "evening"
    | "ready"
    | "answer"
    | "times"
    | "timer"
    | "ended"
    | "plays"
    | "question"
    | "sealed"
    | "open"
    | "thanks"
    | "thanked"
    | "given"
    | "checkin-waits"
    | "checkin-sealed"
    | "checkin-open"
    | "row-asks"
    | "row-on"
    | "row-waits";
  /** What it is called and what is said of it, where its kind says that itself: `row-…`. */
  title?: string;
  lead?: string;
  /** The view that it is in, and the instance. */
  view: string;
  on: string;
  /** Whose doing it is, or who is awaited. */
  who: readonly string[];
}

/** Seconds for which an end of a timer, and opened answers, are told. */
const [ENDED, OPENED] = [600, 12 * 3600];
/** What calls for me comes first, then what moves, then what can wait. */
const ORDER: readonly Now["what"][] = [
  "gather",
  "evening",
  "ready",
  "answer",
  "thanks",
  "checkin-waits",
  "row-asks",
  "times",
  "timer",
  "ended",
  "plays",
  "row-on",
  "question",
  "open",
  "given",
  "checkin-open",
  "sealed",
  "thanked",
  "checkin-sealed",
  "row-waits",
];

/** Kinds in which something opens for all at one instant. */
const OPENS = ["questions", "checkin", "gratitude", "languages", "milestones", "guess"] as const;

/** The next instant after `now` at which something opens, if one is certain. */
export function opensNext(room: Room, now: number): number | undefined {
  const ahead = OPENS.flatMap((kind) => room.instances(kind))
    .map((on) => room.state<{ round?: { opens_at?: number | null } | null }>(on)?.round?.opens_at ?? 0)
    .filter((at) => at > now)
    .concat(feastNext(room, now));
  return ahead.length ? Math.min(...ahead) : undefined;
}

/** All that is on at room time `now`, what matters most first. */
export function happening(room: Room, now: number): Now[] {
  const found = [
    ...room.instances("evening").flatMap((on) => evening(room, on, room.state<EveningView>(on))),
    ...room.instances("times").flatMap((on) => times(room, on, room.state<TimesView>(on))),
    ...room.instances("timer").flatMap((on) => timer(on, room.state<Timer>(on), now)),
    ...room.instances("player").flatMap((on) => player(room, on)),
    ...room.instances("checkin").flatMap((on) => checkin(room, on, now)),
    ...room.instances("questions").flatMap((on) => question(room, on, room.state<QuestionsView>(on), now)),
    ...gratitude(room, now),
    ...room.instances("kindness").flatMap((on) => kindness(room, on, now)),
    ...guess(room, now),
    ...wishes(room, now),
    ...agreements(room, now),
    ...languages(room, now),
    ...room.instances("support").flatMap((on) => support(room, on)),
    ...milestones(room, now),
    ...cook(room),
    ...play(room),
    ...tour(room),
    ...culture(room, now),
    ...letters(room, now),
    ...listening(room),
    ...talk(room),
    ...call(room, now),
    ...repair(room),
    ...breathe(room),
    ...touch(room),
    ...moment(room, now),
  ];
  return found.sort((a, b) => ORDER.indexOf(a.what) - ORDER.indexOf(b.what));
}

function evening(room: Room, on: string, state: EveningView | undefined): Now[] {
  const ready = state?.lobby?.ready ?? [];
  if (state?.lobby && !ready.includes(room.you)) return [{ what: "gather", view: "evening", on, who: ready }];
  return state?.phase === "running" || state?.phase === "lobby"
    ? [{ what: "evening", view: "evening", on, who: state.circle }]
    : [];
}

/** Times to tick, and what suits all and is not booked yet. */
function times(room: Room, on: string, state: TimesView | undefined): Now[] {
  const round = state?.round;
  if (!round?.circle.includes(room.you)) return [];
  const asked = !round.suits && round.times.length > 0 && !round.yours.length;
  return asked || round.suits?.length ? [{ what: "times", view: "evening", on, who: [] }] : [];
}

function timer(on: string, state: Timer | undefined, now: number): Now[] {
  if (ofDish(on)) return [];
  const { phase } = faceOf(state, now);
  if (phase === "running") return [{ what: "timer", view: "timer", on, who: [] }];
  const at = state?.ended_at ?? null;
  return phase === "ended" && at !== null && now - at < ENDED
    ? [{ what: "ended", view: "timer", on, who: [] }]
    : [];
}

function question(room: Room, on: string, state: QuestionsView | undefined, now: number): Now[] {
  const round = state?.round;
  if (!state?.card || !round) return [];
  const view = "questions";
  if (isOpen(round, now)) {
    const age = now - (round.opens_at ?? now);
    return age < OPENED ? [{ what: "open", view, on, who: Object.keys(round.answers) }] : [];
  }
  const mine = room.you in round.answers || round.passed.includes(room.you);
  const others = round.in.filter((member) => member !== room.you);
  if (mine) return [{ what: "sealed", view, on, who: round.awaited }];
  return [{ what: others.length ? "answer" : "question", view, on, who: others }];
}
