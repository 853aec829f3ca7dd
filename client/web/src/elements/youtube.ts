// YouTube's own player as a media element: a frame that is spoken to by messages. No script of theirs runs in the page.

import type { MediaLike } from "../sdk/stage.ts";
import type { Why } from "./why-not.ts";

/** What its player says of itself; a part at a time. */
interface Info {
  currentTime: number;
  duration: number;
  playbackRate: number;
  /** -1 not begun, 0 over, 1 plays, 2 held, 3 waits for data, 5 put on. */
  playerState: number;
}

const RATES = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];
/** Milliseconds between two greetings, until the frame answers. */
const GREET = 250;
/** Milliseconds after which a start that did not come is one that the browser does not allow. */
const PATIENCE = 4000;
/** Seconds beside where it was sent at which a jump has arrived. */
const ARRIVED = 2;
/** What the numbers of its troubles mean. */
const WHY: Readonly<Record<number, Why>> = {
  5: "codec",
  100: "gone",
  101: "blocked",
  150: "blocked",
  153: "blocked",
};

/**
 * `<samesky-youtube>`: a video of YouTube, in step like any other. It does nothing before `src` and `load()`.
 *
 * @attr {string} origin - Where its player comes from, such as `https://www.youtube-nocookie.com`.
 */
export class SameskyYoutube extends HTMLElement implements MediaLike {
  /** The id of the video. */
  src = "";
  error: (MediaError & { why?: Why }) | null = null;
  seeking = false;
  readonly videoWidth = 1280;
  #frame: HTMLIFrameElement | undefined;
  #greeting: ReturnType<typeof setInterval> | undefined;
  #info: Info = { currentTime: 0, duration: Number.NaN, playbackRate: 1, playerState: -1 };
  /** When the place was told last, by the page's clock. */
  #told = 0;
  #ready = false;
  /** Where it was sent, until it is there. */
  #to: number | undefined;
  #sent = 0;
  #starts: ((began: boolean) => void)[] = [];

  /** The page in which it stands. */
  get origin(): string {
    return this.getAttribute("origin") ?? "";
  }

  get duration(): number {
    return this.#info.duration || Number.NaN;
  }

  get paused(): boolean {
    return this.#info.playerState !== 1 && this.#info.playerState !== 3;
  }

  get ended(): boolean {
    return this.#info.playerState === 0;
  }

  get readyState(): number {
    if (!this.#ready) return 0;
    return this.#info.playerState === 3 ? 2 : 4;
  }

  get currentTime(): number {
    if (this.#to !== undefined) return this.#to;
    const since = this.#info.playerState === 1 ? (performance.now() - this.#told) / 1000 : 0;
    return this.#info.currentTime + since * this.#info.playbackRate;
  }

  set currentTime(to: number) {
    this.#to = to;
    // Sent elsewhere before it has begun, it would begin by that: it goes there when it is to play.
    if (this.#ready && this.#info.playerState !== -1 && this.#info.playerState !== 5) this.#jump(to);
  }

  get playbackRate(): number {
    return this.#info.playbackRate;
  }

  /** It knows few speeds; a bent one in between is left out. */
  set playbackRate(rate: number) {
    const near = RATES.reduce((a, b) => (Math.abs(b - rate) < Math.abs(a - rate) ? b : a));
    if (near === this.#info.playbackRate) return;
    this.#info.playbackRate = near;
    this.#ask("setPlaybackRate", near);
  }

  override removeAttribute(name: string): void {
    if (name === "src") this.src = "";
    else super.removeAttribute(name);
  }

  load(): void {
    this.#end();
    if (!this.src || !this.isConnected) return;
    const frame = document.createElement("iframe");
    const asked = new URL(`/embed/${encodeURIComponent(this.src)}`, this.origin);
    const how = {
      enablejsapi: "1",
      playsinline: "1",
      controls: "0",
      disablekb: "1",
      rel: "0",
      origin: location.origin,
    };
    asked.search = new URLSearchParams(how).toString();
    frame.title = this.title || "YouTube";
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    // Its player refuses to be shown by a page that does not say where it is.
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.src = asked.href;
    this.#frame = frame;
    frame.addEventListener("load", () => {
      clearInterval(this.#greeting);
      if (frame === this.#frame && !this.#ready)
        this.#greeting = setInterval(() => this.#say({ event: "listening" }), GREET);
    });
    addEventListener("message", this.#hear);
    this.replaceChildren(frame);
  }

  async play(): Promise<void> {
    if (this.#to !== undefined && !this.seeking) this.#jump(this.#to);
    this.#ask("playVideo");
    if (this.#info.playerState === 1) return;
    const began = await new Promise<boolean>((done) => {
      this.#starts.push(done);
      setTimeout(done, PATIENCE, false);
    });
    if (!began && this.#info.playerState !== 3)
      throw new DOMException("a tap is needed first", "NotAllowedError");
  }

  pause(): void {
    if (!this.paused) this.#info.playerState = 2;
    this.#ask("pauseVideo");
  }

  disconnectedCallback(): void {
    this.#end();
  }

  #end(): void {
    clearInterval(this.#greeting);
    removeEventListener("message", this.#hear);
    this.#frame?.remove();
    this.#frame = this.#to = undefined;
    this.#ready = this.seeking = false;
    this.error = null;
    this.#info = { currentTime: 0, duration: Number.NaN, playbackRate: 1, playerState: -1 };
  }

  #jump(to: number): void {
    this.seeking = true;
    this.#sent = performance.now();
    this.#ask("seekTo", to, true);
  }

  #ask(func: string, ...args: unknown[]): void {
    if (this.#ready) this.#say({ event: "command", func, args });
  }

  #say(words: object): void {
    const said = JSON.stringify({ ...words, id: 1, channel: "widget" });
    this.#frame?.contentWindow?.postMessage(said, this.origin);
  }

  #hear = (message: MessageEvent): void => {
    if (message.source !== this.#frame?.contentWindow || message.origin !== this.origin) return;
    let told: { event?: string; info?: unknown };
    try {
      told = typeof message.data === "string" ? JSON.parse(message.data) : message.data;
    } catch {
      return;
    }
    if (told.event === "onReady") this.#begin();
    else if (told.event === "onError") this.#fail(Number(told.info));
    else if (told.event === "onStateChange") this.#take({ playerState: Number(told.info) });
    else if (told.event === "infoDelivery" || told.event === "initialDelivery")
      this.#take((told.info ?? {}) as Partial<Info>);
  };

  #begin(): void {
    if (this.#ready) return;
    this.#ready = true;
    clearInterval(this.#greeting);
    for (const event of ["onReady", "onStateChange", "onError"])
      this.#say({ event: "command", func: "addEventListener", args: [event] });
    this.dispatchEvent(new Event("loadedmetadata"));
    this.dispatchEvent(new Event("canplay"));
  }

  #fail(code: number): void {
    this.error = { code: 4, message: `${code}`, why: WHY[code] ?? "other" } as MediaError & { why: Why };
    this.dispatchEvent(new Event("error"));
  }

  #take(info: Partial<Info>): void {
    const before = this.#info;
    this.#info = { ...before, ...known(info) };
    const { currentTime, playerState } = this.#info;
    if (info.currentTime !== undefined) {
      this.#told = performance.now();
      const late = performance.now() - this.#sent > PATIENCE;
      if (this.#to !== undefined && this.seeking && (late || Math.abs(currentTime - this.#to) < ARRIVED)) {
        this.#to = undefined;
        this.seeking = false;
      }
    }
    if (before.playerState === playerState) return;
    if (before.playerState === 1 && info.currentTime === undefined) {
      this.#info.currentTime += ((performance.now() - this.#told) / 1000) * before.playbackRate;
    }
    this.#told = performance.now();
    if (playerState === 1) for (const began of this.#starts.splice(0)) began(true);
    if (playerState === 0) this.dispatchEvent(new Event("ended"));
    if (before.playerState === 3 && playerState !== 3) this.dispatchEvent(new Event("canplay"));
  }
}

/** What is told and is a number. */
function known(info: Partial<Info>): Partial<Info> {
  const names = ["currentTime", "duration", "playbackRate", "playerState"] as const;
  return Object.fromEntries(
    names.filter((name) => Number.isFinite(info[name])).map((name) => [name, info[name]]),
  );
}

let allowed = false;

/** Whether this page may load YouTube's player, since somebody has tapped for it. */
export function framesYoutube(): boolean {
  return allowed;
}

/** Somebody has tapped: from now on, until the page closes. */
export function allowYoutube(): void {
  allowed = true;
}

/** Where its player may come from, as the page was told by its hub; empty: not from here. */
export function youtubeOrigin(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="samesky-youtube"]')?.content ?? "";
}

if (!customElements.get("samesky-youtube")) customElements.define("samesky-youtube", SameskyYoutube);
