// What a shared turn does beside the picture: a sound, a line of the system when the page is out of sight, a screen that stays on.

import { feel } from "../elements/felt.ts";
import type { Player, QuestionsView, Timer } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { t } from "../words/words.ts";
import { happening } from "./now.ts";
import { preferences } from "./preferences.ts";
import { bell, block } from "./sounds.ts";

/** Whether something runs in the room at room time `now`, so that the screen shall not sleep. */
export function runs(room: Room, now: number): boolean {
  const moving = (on: string) => {
    const timer = room.state<Timer>(on);
    const left = (timer?.total ?? Number.POSITIVE_INFINITY) - (timer?.elapsed.position ?? 0);
    return timer?.elapsed.rate !== undefined && timer.elapsed.rate !== 0 && now < timer.elapsed.at + left;
  };
  const plays = (on: string) => (room.state<Player>(on)?.position.rate ?? 0) !== 0;
  return room.instances("timer").some(moving) || room.instances("player").some(plays);
}

/** Follows one room; `stop` ends it. */
export class RoomTurns {
  #room: Room;
  #offs: (() => void)[];
  #ends = new Map<string, () => void>();
  #lock: WakeLockSentinel | undefined;
  #asking = false;
  #opened: number | null | undefined;
  #waits: boolean | undefined;

  constructor(room: Room) {
    this.#room = room;
    this.#offs = [room.on("change", () => this.look()), room.on("connection", () => this.look())];
    this.look();
  }

  /** Looks again at what runs and what is allowed; also when the page has come into sight. */
  look(): void {
    for (const on of this.#room.instances("timer")) this.#expect(on);
    const opens = this.#room.state<QuestionsView>("questions")?.round?.opens_at ?? null;
    if (opens !== null && this.#opened !== undefined && opens !== this.#opened)
      this.#at(`q${opens}`, opens, () => this.#turned(bell, [40, 60, 40], "tell-open"));
    this.#opened = opens;
    const waits = happening(this.#room, this.#room.clock.now() ?? 0).some((one) => one.what === "answer");
    if (waits && this.#waits === false && document.hidden && preferences().tell) void tell(t("tell-waits"));
    this.#waits = waits;
    void this.#stayOn();
  }

  stop(): void {
    for (const off of [...this.#offs, ...this.#ends.values()]) off();
    this.#ends.clear();
    void this.#lock?.release();
    this.#lock = undefined;
  }

  #expect(on: string): void {
    this.#ends.get(on)?.();
    this.#ends.delete(on);
    const timer = this.#room.state<Timer>(on);
    if (!timer?.elapsed.rate || timer.total === null) return;
    const due = timer.elapsed.at + timer.total - timer.elapsed.position;
    if (due > (this.#room.clock.now() ?? Number.POSITIVE_INFINITY))
      this.#at(on, due, () => this.#turned(block, [200], "tell-timer"));
  }

  #at(key: string, at: number, run: () => void): void {
    this.#ends.set(key, this.#room.clock.at(at, run));
  }

  #turned(sound: () => void, touch: number[], words: "tell-open" | "tell-timer"): void {
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
async function tell(words: string): Promise<void> {
  if (typeof Notification === "undefined" || Notification.permission !== "granted") return;
  const options = { tag: "samesky", icon: "/static/icon-192.png", silent: true };
  const worker = await navigator.serviceWorker?.getRegistration();
  if (worker) await worker.showNotification(words, options).catch(() => undefined);
  else new Notification(words, options);
}
