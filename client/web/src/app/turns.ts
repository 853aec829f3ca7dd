// What a shared turn does beside the picture: a sound, a line of the system when the page is out of sight, a screen that stays on.

import { attends } from "../elements/attend.ts";
import { feel } from "../elements/felt.ts";
import { hugs } from "../elements/hugs.ts";

import { feastsOf } from "../elements/milestone-note.ts";
import type {
  Breathe,
  Call,
  CheckinView,
  EveningView,
  ListeningView,
  MilestonesView,
  Player,
  QuestionsView,
  TalkView,
  Timer,
  TouchView,
} from "../sdk/protocol.d.ts";

import type { Room } from "../sdk/room.ts";
import { t } from "../words/words.ts";
import { happening } from "./now.ts";
import { preferences } from "./preferences.ts";
import { bell, bells, block } from "./sounds.ts";

/** Seconds within which two instants are the same turn. */
const SAME = 0.01;
/** What opens for all at one instant. */
const REVEALS = ["questions", "checkin", "milestones", "talk"] as const;

/** Whether something runs in the room at room time `now`, so that the screen shall not sleep. */
export function runs(room: Room, now: number): boolean {
  const moving = (on: string) => {
    const timer = room.state<Timer>(on);
    const left = (timer?.total ?? Number.POSITIVE_INFINITY) - (timer?.elapsed.position ?? 0);
    return timer?.elapsed.rate !== undefined && timer.elapsed.rate !== 0 && now < timer.elapsed.at + left;
  };
  const plays = (on: string) => (room.state<Player>(on)?.position.rate ?? 0) !== 0;
  const heard = (on: string) => (room.state<ListeningView | TalkView>(on)?.turn?.clock.rate ?? 0) !== 0;
  const breathes = (on: string) => (room.state<Breathe>(on)?.on?.motion.rate ?? 0) !== 0;
  const held = (on: string) => room.you in (room.state<TouchView>(on)?.held ?? {});
  const goes = (on: string) => room.state<EveningView>(on)?.phase === "running";
  return (
    room.instances("timer").some(moving) ||
    room.instances("player").some(plays) ||
    ["listening", "talk", "repair"].flatMap((kind) => room.instances(kind)).some(heard) ||
    room.instances("breathe").some(breathes) ||
    room.instances("touch").some(held) ||
    room.instances("evening").some(goes) ||
    attends(room) || // a screen that sleeps would look like looking away
    room.you in (room.state<Call>("call")?.inside ?? {})
  );
}

/** Follows one room; `stop` ends it. */
export class RoomTurns {
  #room: Room;
  #offs: (() => void)[];
  /** What is going to turn, and what cancels it. */
  #ahead = new Map<string, { at: number; off: () => void }>();
  #lock: WakeLockSentinel | undefined;
  #asking = false;
  #opened = new Map<string, number | null>();
  #waits: boolean | undefined;

  constructor(room: Room) {
    this.#room = room;
    this.#offs = [
      room.on("change", () => this.look()),
      room.on("connection", () => this.look()),
      hugs(room, "support"),
    ];
    this.look();
  }

  /** Looks again at what runs and what is allowed; also when the page has come into sight. */
  look(): void {
    for (const on of this.#room.instances("timer")) this.#expect(on);
    for (const on of REVEALS) {
      const opens =
        this.#room.state<QuestionsView | CheckinView | MilestonesView | TalkView>(on)?.round?.opens_at ??
        null;
      const before = this.#opened.get(on);
      if (opens !== null && before !== undefined && opens !== before)
        this.#at(`${on} ${opens}`, opens, () => this.#turned(bell, [40, 60, 40], "tell-open"));
      this.#opened.set(on, opens);
    }
    this.#feasts("milestones");
    const waits = happening(this.#room, this.#room.clock.now() ?? 0).some(({ what }) =>
      ["answer", "checkin-waits", "row-asks"].includes(what),
    );
    if (waits && this.#waits === false && document.hidden && preferences().tell) void tell(t("tell-waits"));
    this.#waits = waits;
    void this.#stayOn();
  }

  stop(): void {
    for (const off of [...this.#offs, ...[...this.#ahead.values()].map((one) => one.off)]) off();
    this.#ahead.clear();
    void this.#lock?.release();
    this.#lock = undefined;
  }

  #expect(on: string): void {
    const expected = this.#ahead.get(on);
    expected?.off();
    this.#ahead.delete(on);
    const timer = this.#room.state<Timer>(on);
    const end = () => this.#turned(block, [200], "tell-timer");
    // The hub's word of the end may overtake the alarm of a busy device.
    if (expected && timer?.ended_at != null && Math.abs(timer.ended_at - expected.at) < SAME) end();
    if (!timer?.elapsed.rate || timer.total === null) return;
    const due = timer.elapsed.at + timer.total - timer.elapsed.position;
    if (due > (this.#room.clock.now() ?? Number.POSITIVE_INFINITY)) this.#at(on, due, end);
  }

  /** What will be celebrated; a day that was let go meanwhile is not. */
  #feasts(on: string): void {
    const feasts = () => feastsOf(this.#room.state<MilestonesView>(on));
    const now = this.#room.clock.now() ?? Number.POSITIVE_INFINITY;
    for (const at of feasts()) {
      const key = `${on} feast ${at}`;
      if (at > now && !this.#ahead.has(key))
        this.#at(key, at, () => {
          if (feasts().includes(at)) this.#turned(bells, [60, 200, 60, 200, 60], "tell-celebrates");
        });
    }
  }

  #at(key: string, at: number, run: () => void): void {
    const off = this.#room.clock.at(at, () => {
      this.#ahead.delete(key);
      run();
    });
    this.#ahead.set(key, { at, off });
  }

  #turned(sound: () => void, touch: number[], words: "tell-open" | "tell-timer" | "tell-celebrates"): void {
    if (preferences().sound) sound();
    feel(...touch);
    if (document.hidden && preferences().tell) void tell(t(words));
    void this.#stayOn();
  }

  async #stayOn(): Promise<void> {
    const wanted =
      preferences().wake !== false && !document.hidden && runs(this.#room, this.#room.clock.now() ?? 0);
    if (!wanted) {
      void this.#lock?.release();
      this.#lock = undefined;
      return;
    }
    if (this.#asking || (this.#lock && !this.#lock.released) || !("wakeLock" in navigator)) return;
    this.#asking = true;
    this.#lock = await navigator.wakeLock.request("screen").catch(() => undefined); // the battery is low: then not
    this.#asking = false;
  }
}

/** A line of the system; it names nobody and says nothing of what is written. */
export async function tell(words: string): Promise<void> {
  if (typeof Notification === "undefined" || Notification.permission !== "granted") return;
  const options = { tag: "samesky", icon: "/static/icon-192.png", silent: true };
  const worker = await navigator.serviceWorker?.getRegistration();
  if (worker) await worker.showNotification(words, options).catch(() => undefined);
  else new Notification(words, options);
}
