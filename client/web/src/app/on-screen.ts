import type { EveningView, Player, RoomView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { whereIs } from "./evening-places.ts";
import { happening } from "./now.ts";
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
  "moment",
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

/** What a screen shows by itself: the place of the evening, else what is on, else only the sky. */
export class Following {
  #last: Where | undefined;
  /** What was on when it was last moved. */
  #known: ReadonlySet<string> = new Set();

  /** The place to show at room time `now`; undefined: the sky. */
  at(room: Room, now: number): Where | undefined {
    if (segmentOf(room)) {
      const evening = room.state<EveningView>("evening");
      const at = whereIs(evening?.segments.find(({ id }) => id === evening.current)?.on);
      return at && canShow(at.view) ? at : { view: "evening", name: "" };
    }
    const found = happening(room, now).filter(({ view }) => canShow(view) && view !== "evening");
    const keys = found.map(({ what, on }) => `${what} ${on}`);
    // A film that was stopped stays where it is, until something begins.
    const stopped = this.#last?.view === "watch" && room.state<Player>(instance("player", this.#last))?.item;
    if (stopped && keys.every((key) => this.#known.has(key))) return this.#last;
    const [on] = found;
    this.#last = on && { view: on.view, name: on.on.split(":")[1] ?? "" };
    this.#known = new Set(keys);
    return this.#last;
  }
}

/** The instance of a kind that is seen at a place. */
export function instance(kind: string, { name }: Where): string {
  return name ? `${kind}:${name}` : kind;
}
