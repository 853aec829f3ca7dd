import { positionAt } from "../sdk/motion.ts";
import type { Player } from "../sdk/protocol.d.ts";
import type { RoomClock } from "../sdk/room.ts";
import { Follower, RunUp } from "./follow.ts";

/** What a stage tells its element. */
export interface Heard {
  /** This device can play the item. */
  ready(item: string): void;
  /** It has run out of data while playing. */
  stalled(item: string): void;
  /** It came to its end, where the room does not know the length. */
  ended(item: string): void;
  /** Whether the browser refuses to play before a tap. */
  blocked(blocked: boolean): void;
  seen(what: { loading: boolean; broken: boolean; picture: boolean }): void;
}

/** Milliseconds between two looks at the drift, and without data before everybody waits. */
const LOOK = 100;
const PATIENCE = 500;
/** Seconds after a start from which on it is judged, and until when. */
const SETTLED = 0.3;
const OVER = 1.5;
/** Learned by all stages of the page: it is a matter of the device. */
const runUp = new RunUp();

/** One media element on the motion of the room: loads, starts at the instant, keeps the position. */
export class Stage {
  readonly #tell: Heard;
  #element: HTMLVideoElement | undefined;
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
  #hooks = new AbortController();

  constructor(tell: Heard) {
    this.#tell = tell;
  }

  /** Seconds of the media as this device knows it. */
  get length(): number | undefined {
    const length = this.#element?.duration ?? Number.NaN;
    return Number.isFinite(length) ? length : undefined;
  }

  /** Does what the player's state says, from now on. */
  follow(element: HTMLVideoElement, clock: RoomClock, player: Player, source: string | undefined): void {
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
    const clock = this.#clock;
    this.#soon?.();
    if (!clock || next.item !== this.#item || !next.position.rate || this.#player?.position.rate) return;
    this.#soon = clock.at(next.position.at - runUp.seconds, () => {
      this.#early = this.#judge = true;
      void this.#play(next);
    });
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

  #take(element: HTMLVideoElement): void {
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

  #load(element: HTMLVideoElement, player: Player, source: string | undefined): void {
    this.#source = source;
    this.#item = player.item ?? undefined;
    this.#follower = new Follower();
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
    this.#tell.seen({ loading: element.readyState < 3, broken, picture: element.videoWidth > 0 });
  }

  #canPlay(): void {
    this.#seen();
    this.#dry = 0;
    const player = this.#player;
    if (player && this.#item && !player.position.rate) this.#tell.ready(this.#item);
    this.#set();
  }

  /** Brings the element to what the state says: plays from its instant on, or rests at its position. */
  #set(): void {
    this.#start?.();
    this.#start = undefined;
    const [element, clock, player] = [this.#element, this.#clock, this.#player];
    const now = clock?.now() ?? null;
    if (!element || !clock || !player || now === null || element.readyState < 1) return;
    const wanted = positionAt(player.position, now);
    if (this.#early) return;
    if (player.position.rate === 0 || now < player.position.at) {
      element.pause();
      if (Math.abs(element.currentTime - wanted) > 0.05) element.currentTime = wanted;
      this.#block(false);
      if (player.position.rate) this.#start = clock.at(player.position.at, () => void this.#play());
      else if (element.readyState >= 3 && player.wanted && this.#item) this.#tell.ready(this.#item);
    } else if (element.paused) {
      if (Math.abs(element.currentTime - wanted) > 0.25) element.currentTime = wanted;
      void this.#play();
    }
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
    const [element, clock, player] = [this.#element, this.#clock, this.#player];
    const now = clock?.now() ?? null;
    if (!element || !player || now === null || !player.position.rate || now < player.position.at) return;
    if (this.#blocked || element.ended) return;
    if (element.paused) this.#set();
    else if (element.readyState < 3 && !element.seeking) this.#dryFor(LOOK);
    else if (!element.seeking) this.#steer(element, player, now);
  }

  #steer(element: HTMLVideoElement, player: Player, now: number): void {
    this.#dry = 0;
    const since = now - player.position.at;
    if (this.#judge && since > SETTLED) {
      this.#judge = false;
      if (since < OVER) runUp.learn(element.currentTime - positionAt(player.position, now));
    }
    const act = this.#follower.steer(player.position, now, element.currentTime, element.playbackRate);
    if (act.kind === "seek") element.currentTime = act.to;
    else if (act.kind === "rate") element.playbackRate = act.rate;
  }

  #dryFor(ms: number): void {
    this.#dry += ms;
    if (this.#dry < PATIENCE || this.#dry - ms >= PATIENCE || !this.#item) return;
    this.#tell.stalled(this.#item);
  }

  #block(blocked: boolean): void {
    if (blocked === this.#blocked) return;
    this.#blocked = blocked;
    this.#tell.blocked(blocked);
  }
}
