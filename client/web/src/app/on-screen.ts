import { faceOf } from "../elements/digits.ts";
import type {
  Breathe,
  CheckinView,
  CookView,
  EveningView,
  GratitudeView,
  GuessView,
  Player,
  PlayView,
  QuestionsView,
  RevealView,
  RoomView,
  Timer,
  Tour,
} from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { whereIs } from "./evening-places.ts";
import { ofDish } from "./now-cook.ts";
import type { Where } from "./route.ts";

/** The signal by which a member leads a screen of their own; its data is a `Where`, or null: it follows the room again. */
export const SHOW = "show";

/** What is for all to look at; the rest is between a person and their own device. */
const SHOWN: readonly string[] = [
  "evening",
  "watch",
  "timer",
  "questions",
  "breathe",
  "cook",
  "play",
  "tour",
  "gratitude",
  "checkin",
  "guess",
  "milestones",
];

/** The screens of mine that are in the room, by device id. */
export function screensOf(room: Room): string[] {
  const devices = room.state<RoomView>("room")?.devices ?? {};
  return Object.keys(devices).filter((id) => devices[id]?.until != null);
}

/** Whether a place can be on a screen. */
export function canShow(view: string): boolean {
  return SHOWN.includes(view);
}

/** Shows a place on all screens of mine. */
export function showOn(room: Room, where: Where | null): void {
  for (const screen of screensOf(room)) room.signal(SHOW, where, screen);
}

/** The segment that an evening is at; a screen goes along with the next one, whatever it was led to before. */
export function segmentOf(room: Room): string {
  const evening = room.state<EveningView>("evening");
  return evening?.phase === "running" || evening?.phase === "lobby"
    ? `${evening.phase} ${evening.current}`
    : "";
}

/** What is to be seen of a kind at room time `now`, and whether it moves by itself. */
interface Seen {
  there: boolean;
  moves: boolean;
}

/** Rounds that have opened are looked at for so many seconds, and what nobody touches for as long makes way for the sky. */
const CALM = 1800;
const NOTHING: Seen = { there: false, moves: false };

/** By kind, in the order in which they come where nobody can know what was begun last. */
const KINDS: Record<string, (room: Room, on: string, now: number) => Seen> = {
  player: (room, on) => {
    const { item, wanted } = room.state<Player>(on) ?? {};
    return { there: Boolean(item), moves: Boolean(item && wanted) };
  },
  breathe: (room, on) => still(room.state<Breathe>(on)?.on),
  tour: (room, on) => {
    const { leading, pages = [] } = room.state<Tour>(on) ?? {};
    const led = ["here", "busy"].includes(room.presence[leading?.who ?? ""]?.status ?? "");
    return { there: pages.length > 0 && Boolean(leading?.who), moves: pages.length > 0 && led };
  },
  cook: (room, on) => still(room.state<CookView>(on)?.dish),
  questions: (room, on, now) => round(room.state<QuestionsView>(on)?.round, now),
  play: (room, on, now) => {
    const { round: page, sketch, game } = room.state<PlayView>(on) ?? {};
    const drawn = sketch && !sketch.over;
    return drawn || (game && !page) ? { there: true, moves: false } : round(page, now);
  },
  timer: (room, on, now) => {
    if (ofDish(on)) return NOTHING;
    const { phase } = faceOf(room.state<Timer>(on), now);
    return { there: phase !== "idle", moves: phase === "running" };
  },
  guess: (room, on, now) => round(room.state<GuessView>(on)?.round, now),
  checkin: (room, on, now) => round(room.state<CheckinView>(on)?.round, now),
  gratitude: (room, on, now) => round(room.state<GratitudeView>(on)?.round, now),
};
/** What moves for all at once comes before whatever else is on. */
const FIRST: readonly string[] = ["player", "breathe"];

function still(thing: unknown): Seen {
  return { there: Boolean(thing), moves: Boolean(thing) };
}

function round(one: RevealView | null | undefined, now: number): Seen {
  const open = one?.opens_at ?? null;
  return { there: Boolean(one) && (open === null || now - open < CALM), moves: false };
}

/** What a screen shows by itself: the place of the evening, else what moves, else what was touched last, else the sky. */
export class Following {
  readonly #room: Room;
  /** When each was touched last, as far as this screen has seen it. */
  #touched = new Map<string, number>();
  #looked = false;

  constructor(room: Room) {
    this.#room = room;
  }

  /** Something was done in these instances. */
  touched(instances: readonly string[]): void {
    const now = this.#room.clock.now();
    if (this.#looked && now !== null) for (const on of instances) this.#touched.set(on, now);
  }

  /** The place to show now; undefined: the sky, also before the hub has said what time it is. */
  get place(): Where | undefined {
    const room = this.#room;
    const now = room.clock.now();
    if (now === null) return undefined;
    if (segmentOf(room)) {
      const evening = room.state<EveningView>("evening");
      const at = whereIs(evening?.segments.find(({ id }) => id === evening.current)?.on);
      return at && canShow(at.view) ? at : { view: "evening", name: "" };
    }
    const all = Object.entries(KINDS).flatMap(([kind, look]) =>
      room.instances(kind).map((on) => ({ kind, on, ...look(room, on, now) })),
    );
    this.#begin(all, now);
    const since = (on: string) => this.#touched.get(on) ?? Number.NEGATIVE_INFINITY;
    const found = all
      .filter(({ on, there, moves }) => there && (moves || now - since(on) < CALM))
      .sort((a, b) => since(b.on) - since(a.on));
    const first = found.find(({ kind, moves }) => moves && FIRST.includes(kind)) ?? found[0];
    return first && whereIs(first.on);
  }

  /** What is on when a screen comes was begun a while ago; a film that stands still is not what it was brought for. */
  #begin(all: readonly (Seen & { kind: string; on: string })[], now: number): void {
    if (this.#looked || !this.#room.state("room")) return;
    this.#looked = true;
    for (const { kind, on, moves } of all) if (moves || kind !== "player") this.#touched.set(on, now);
  }
}

/** The instance of a kind that is seen at a place. */
export function instance(kind: string, { name }: Where): string {
  return name ? `${kind}:${name}` : kind;
}
