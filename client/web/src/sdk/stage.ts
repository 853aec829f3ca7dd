// A media element on the motion of the room: loads, starts at the instant, keeps the position, says what it waits for.

import { positionAt } from "./motion.ts";
import { Follower, RunUp } from "./playback.ts";
import type { Player } from "./protocol.d.ts";
import type { RoomClock } from "./room.ts";

/** What is asked of a media element: `<audio>`, `<video>`, or what behaves like them, such as a provider's element. */
export type MediaLike = Pick<
  HTMLMediaElement,
  | "addEventListener"
  | "currentTime"
  | "duration"
  | "ended"
  | "error"
  | "load"
  | "pause"
  | "paused"
  | "play"
  | "playbackRate"
  | "readyState"
  | "removeAttribute"
  | "seeking"
  | "src"
> &
  Partial<Pick<HTMLVideoElement, "videoWidth">>;

/** What a stage tells its element. */
export interface Heard {
  /** This device can play the item, which is so many seconds long, as far as it knows. */
  ready(item: string, length?: number): void;
  /** It has run out of data while playing. */
  stalled(item: string): void;
  /** It came to its end, where the room does not know the length. */
  ended(item: string): void;
  /** Whether the browser refuses to play before a tap. */
  blocked(blocked: boolean): void;
  seen?(what: { loading: boolean; broken: boolean; picture: boolean }): void;
}

/** Milliseconds between two looks at the drift, and without data before everybody waits. */
const LOOK = 50;
const PATIENCE = 500;
/** Seconds after a start from which on it is judged, and until when. */
const SETTLED = 0.3;
const OVER = 1.5;
/** Seconds beside its position from which on a resting player is moved; more where it cannot land there exactly. */
const BESIDE = 0.02;
const INEXACT = 0.25;
/** Learned by all stages of the page: it is a matter of the device. */
const runUp = new RunUp();

export class Stage {
  readonly #tell: Heard;
  #element: MediaLike | undefined;
  #clock: RoomClock | undefined;
  #player: Player | undefined;
  #follower = new Follower();
  #source: string | undefined;
  #item: string | undefined;
  #look: ReturnType<typeof setInterval> | undefined;
  #start: (() => void) | undefined;
  #dry = 0;
  #soon: (() => void) | undefined;
  /** It plays already for an instant that is about to come. */
  #early = false;
  /** This start was on time, so that it shows how long media take to begin. */
  #judge = false;
  #blocked = false;
  /** Where the element was put last. */
  #put = Number.NaN;
  #hooks = new AbortController();
  /** What this device plays is heard so many seconds later (Bluetooth), so it plays ahead. Its own affair. */
  delay = 0;

  constructor(tell: Heard) {
    this.#tell = tell;
  }

  /** Seconds of the media as this device knows it. */
  get length(): number | undefined {
    const length = this.#element?.duration ?? Number.NaN;
    return Number.isFinite(length) ? length : undefined;
  }

  /** How far this device is ahead of the room (behind: negative), in seconds as they are heard; null at rest. */
  get drift(): number | null {
    const [element, player, now] = [this.#element, this.#player, this.#now()];
    if (!element || !player?.position.rate || now === null || now < player.position.at) return null;
    return (element.currentTime - positionAt(player.position, now)) / player.position.rate;
  }

  /** Does what the player's state says, from now on. */
  follow(element: MediaLike, clock: RoomClock, player: Player, source: string | undefined): void {
    if (element !== this.#element) this.#take(element);
    const fresh = player !== this.#player;
    if (fresh) this.#early = false;
    this.#clock = clock;
    this.#player = player;
    if (source !== this.#source || player.item !== this.#item) this.#load(element, player, source);
    else if (fresh) this.#set();
  }

  /** What the state will say at its instant: a start is asked for ahead of it, by what media take to begin. */
  prepare(next: Player): void {
    this.#soon?.();
    if (next.item !== this.#item || !next.position.rate || this.#player?.position.rate) return;
    this.#soon = this.#at(next.position.at - runUp.seconds, () => {
      this.#early = this.#judge = true;
      void this.#play(next);
    });
  }

  /** Loads what is on once more, after it could not be played. */
  retry(): void {
    const [element, player, source] = [this.#element, this.#player, this.#source];
    if (element && player) this.#load(element, player, source);
  }

  /** Stops and forgets the element. */
  leave(): void {
    this.#start?.();
    this.#soon?.();
    this.#early = false;
    clearInterval(this.#look);
    this.#hooks.abort();
    this.#element?.pause();
    this.#element = this.#player = this.#source = this.#item = this.#look = undefined;
  }

  /** The person has tapped: the browser plays from now on. */
  tapped(): void {
    this.#block(false);
    void this.#play();
  }

  /** Inside a click: lets the browser know that sound is wanted, without moving the room. */
  unlock(): void {
    const element = this.#element;
    if (!element?.paused || this.#player?.position.rate) return;
    // Played and paused in one breath nothing sounds, yet it counts as the person's wish.
    void element.play().catch(() => undefined);
    element.pause();
  }

  /** Room time at which what is played now is heard. */
  #now(): number | null {
    const now = this.#clock?.now() ?? null;
    return now === null ? null : now + this.delay;
  }

  /** So that it is heard at room time `room`; what is too late for that comes at once. */
  #at(room: number, run: () => void): (() => void) | undefined {
    return this.#clock?.at(room - this.delay, run);
  }

  #take(element: MediaLike): void {
    this.leave();
    this.#element = element;
    this.#hooks = new AbortController();
    const hear = (name: string, run: () => void) =>
      element.addEventListener(name, run, { signal: this.#hooks.signal });
    hear("loadedmetadata", () => this.#seen());
    hear("canplay", () => this.#canPlay());
    hear("error", () => this.#seen());
    hear("ended", () => this.#player?.length == null && this.#item && this.#tell.ended(this.#item));
    this.#look = setInterval(() => this.#keep(), LOOK);
  }

  #load(element: MediaLike, player: Player, source: string | undefined): void {
    this.#source = source;
    this.#item = player.item ?? undefined;
    this.#follower = new Follower(this.#follower.cost);
    this.#put = Number.NaN;
    element.pause();
    if (source) element.src = source;
    else element.removeAttribute("src");
    element.load();
    this.#seen();
    this.#set();
  }

  #seen(): void {
    const element = this.#element;
    if (!element) return;
    const broken = element.error !== null && this.#source !== undefined;
    this.#tell.seen?.({ loading: element.readyState < 3, broken, picture: hasPicture(element) });
  }

  #canPlay(): void {
    this.#seen();
    this.#dry = 0;
    const player = this.#player;
    if (player && this.#item && !player.position.rate) this.#ready(this.#item);
    this.#set();
  }

  /** Brings the element to what the state says: plays from its instant on, or rests at its position. */
  #set(): void {
    this.#start?.();
    this.#start = undefined;
    const [element, player, now] = [this.#element, this.#player, this.#now()];
    if (!element || !player || now === null || element.readyState < 1) return;
    const wanted = positionAt(player.position, now);
    if (this.#early) return;
    if (player.position.rate === 0 || now < player.position.at) {
      element.pause();
      this.#move(element, wanted);
      this.#block(false);
      if (player.position.rate) this.#start = this.#at(player.position.at, () => void this.#play());
      else if (element.readyState >= 3 && player.wanted && this.#item) this.#ready(this.#item);
    } else if (element.paused) {
      // What playing takes to begin is spent when it does.
      this.#move(element, wanted + runUp.seconds * player.position.rate);
      void this.#play();
    }
  }

  #ready(item: string): void {
    this.#tell.ready(item, this.length);
  }

  #move(element: MediaLike, to: number): void {
    if (Math.abs(element.currentTime - to) <= (to === this.#put ? INEXACT : BESIDE)) return;
    this.#put = to;
    element.currentTime = to;
  }

  async #play(player = this.#player): Promise<void> {
    const element = this.#element;
    if (!element || !player?.position.rate || element.ended) return;
    element.playbackRate = player.rate;
    try {
      await element.play();
      this.#block(false);
    } catch (error) {
      if ((error as DOMException).name === "NotAllowedError") this.#block(true);
    }
  }

  /** Every `LOOK` ms while it plays. */
  #keep(): void {
    const [element, player, now] = [this.#element, this.#player, this.#now()];
    if (!element || !player || now === null) return;
    const plays = player.position.rate !== 0 && now >= player.position.at;
    // What cannot be played holds nobody up: who has it chooses how to go on.
    const off = !plays || this.#blocked || Boolean(element.error);
    if (off || element.paused) this.#follower.rest();
    if (off || element.ended) return;
    if (element.paused) this.#set();
    else this.#steer(element, player, now);
  }

  #steer(element: MediaLike, player: Player, now: number): void {
    const ready = element.readyState >= 3 && !element.seeking;
    if (ready) this.#dry = 0;
    else if (!element.seeking) this.#dryFor(LOOK);
    const position = element.currentTime;
    const since = now - player.position.at;
    if (ready && this.#judge && since > SETTLED) {
      this.#judge = false;
      if (since < OVER) runUp.learn(position - positionAt(player.position, now));
    }
    const reading = { position, rate: element.playbackRate, ready, music: !hasPicture(element) };
    const { seek, rate } = this.#follower.steer(player.position, now, reading);
    if (seek !== undefined) element.currentTime = seek;
    if (rate !== undefined && rate !== element.playbackRate) element.playbackRate = rate;
  }

  #dryFor(ms: number): void {
    this.#dry += ms;
    if (this.#dry < PATIENCE || this.#dry - ms >= PATIENCE || !this.#item) return;
    if (this.#player?.on_stall === "catch-up") return;
    this.#tell.stalled(this.#item);
  }

  #block(blocked: boolean): void {
    if (blocked === this.#blocked) return;
    this.#blocked = blocked;
    this.#tell.blocked(blocked);
  }
}

/** Who is still awaited before it starts. */
export function waitsFor(player: Player): string[] {
  return player.gate.circle.filter((member) => !player.gate.ready.includes(member));
}

function hasPicture(element: MediaLike): boolean {
  return (element.videoWidth ?? 0) > 0;
}
