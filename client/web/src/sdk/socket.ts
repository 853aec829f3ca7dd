// One connection after another to a room, for ever: hello, signs of life, and coming back.

import { backoff } from "./backoff.ts";
import { STEADY_GAP } from "./clock.ts";
import { comesBack, NOT_ALLOWED, RefusedError, TOKEN } from "./errors.ts";
import type { Instants } from "./instants.ts";
import { decode, encode } from "./msgpack.ts";
import type { Bye, ClientFrame, Hello, HubFrame, Pong, Welcome } from "./protocol.d.ts";

/** From the first packet to `ready`, which over a thin line brings much. Milliseconds. */
const GREETING = 20_000;
/** After a ping, silence of so many milliseconds means that nobody is there; so does an opening that takes longer
 * when the device has just come back. */
const SILENCE = 5000;
/** A hub that was heard within so many milliseconds is there. */
const QUIET = 2000;
/** A timer that is later than this tells of a frozen page, not of a dead hub. Milliseconds. */
const FROZEN = 1000;
/** A connection that held for so long (milliseconds) was a good one: the next wait starts from the shortest. */
const GOOD = 10_000;
const MEASURES_EVERY = 4;

/** What a link needs and tells. */
export interface Ends {
  /** The first frame; rejects with `RefusedError`. */
  hello(): Promise<Hello>;
  /** Any frame but a pong. */
  heard(frame: HubFrame): void;
  /** A pong was taken into the clock. */
  timed(): void;
  /** The token is worth nothing. */
  badToken(): void;
  /** It waits to come back. */
  lost(): void;
  /** It stays away. */
  over(code: number, reason: string): void;
}

/** Keeps a socket to the hub open. */
export class Link {
  #url: string;
  #ends: Ends;
  #clock: Instants;
  #socket: WebSocket | undefined;
  #tries = 0;
  /** Connections in a row whose token was refused. */
  #tokens = 0;
  #round = 0;
  #retry: Timer;
  #greeting: Timer;
  #next: Timer;
  #silence: Timer;
  #pings = 0;
  /** How late something timed came since the last ping, in seconds. */
  #late = 0;
  #begun = 0;
  #heard = 0;
  #liveSince: number | undefined;
  #bye: Bye | undefined;
  #over = false;

  constructor(server: string, clock: Instants, ends: Ends) {
    this.#url = `${server.replace(/^http/, "ws")}/v1/socket`;
    this.#clock = clock;
    this.#ends = ends;
  }

  /** Connects now; what was going on is given up. */
  async connect(): Promise<void> {
    if (this.#over) return;
    this.#letGo();
    const round = this.#round;
    this.#begun = performance.now();
    this.#greeting = setTimeout(() => this.#closed(1006, "not ready in time"), GREETING);
    let hello: Hello;
    try {
      hello = await this.#ends.hello();
    } catch (error) {
      if (round === this.#round) this.#noHello(error);
      return;
    }
    if (round !== this.#round) return;
    let socket: WebSocket;
    try {
      socket = new WebSocket(this.#url, ["samesky.v1.msgpack"]);
    } catch {
      this.#wait(undefined); // the page may not: its content policy, or ws: on https:
      return;
    }
    this.#socket = socket;
    socket.binaryType = "arraybuffer";
    socket.onopen = () => {
      this.send(hello);
      this.#ping();
    };
    socket.onmessage = ({ data }) => this.#received(data as ArrayBuffer);
    socket.onclose = ({ code, reason }) => this.#closed(code, reason);
  }

  /** Sends a frame if the socket is open. */
  send(frame: ClientFrame): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(bytes(frame));
  }

  /** An answer is awaited: makes sure that somebody is there to give it. */
  expects(): void {
    const quiet = performance.now() - this.#heard > QUIET;
    if (quiet && this.#liveSince !== undefined && this.#silence === undefined) this.#ping();
  }

  /** Something tells that the world has changed: connects at once, or asks at once whether the hub is there. */
  wake(): void {
    if (this.#over) return;
    const stuck = this.#liveSince === undefined && performance.now() - this.#begun > SILENCE;
    if (this.#retry !== undefined || stuck) void this.connect();
    else if (this.#liveSince !== undefined) this.#ping();
  }

  /** `ready` was heard. */
  live(): void {
    this.#tokens = 0;
    this.#liveSince = performance.now();
    clearTimeout(this.#greeting);
  }

  /** Closes for good. */
  close(): void {
    this.#over = true;
    this.#letGo(1000);
  }

  #noHello(error: unknown): void {
    const refused = error instanceof RefusedError ? error : new RefusedError("unavailable", "No token.");
    if (refused.code === "forbidden" || refused.code === "invalid") this.#end(NOT_ALLOWED, refused.message);
    else this.#wait(refused.retryAfter);
  }

  #received(data: ArrayBuffer): void {
    const back = performance.now();
    this.#heard = back;
    let frame: HubFrame;
    try {
      frame = decode(data) as HubFrame;
    } catch {
      this.#closed(1003, "not MessagePack"); // what comes after it would leave a hole
      return;
    }
    clearTimeout(this.#silence);
    this.#silence = undefined;
    if (frame.t === "pong") this.#pong(frame, back);
    else if (frame.t === "bye") this.#bye = frame;
    else {
      if (frame.t === "change" && frame.ahead) this.#late = Math.max(this.#late, this.#lateness(frame.at));
      this.#ends.heard(frame);
    }
  }

  /** Seconds since room time `at`. */
  #lateness(at: number): number {
    return (this.#clock.now() ?? at) - at;
  }

  #pong(frame: Pong, back: number): void {
    if (this.#clock.slept()) {
      this.#ping(); // how long this one took cannot be known
      return;
    }
    this.#clock.add(frame, back);
    this.#pingIn(this.#clock.estimate.nextGap());
    this.#ends.timed();
  }

  #ping(): void {
    this.#clock.slept();
    this.#pings += 1;
    const { down, roundTrip: floor } = this.#clock.estimate;
    const measures = this.#pings % MEASURES_EVERY === 0 && down !== null && floor !== null;
    const delays = measures ? { down: Math.min(down, 60), floor: Math.min(floor, 60) } : {};
    const late = this.#late ? { late: Math.min(this.#late, 60) } : {};
    this.#late = 0;
    this.send({ t: "ping", n: this.#pings, c: performance.now() / 1000, ...delays, ...late });
    this.#pingIn(STEADY_GAP);
    if (this.#silence !== undefined || this.#liveSince === undefined) return;
    const due = performance.now() + SILENCE;
    this.#silence = setTimeout(() => this.#silent(due), SILENCE);
  }

  #pingIn(seconds: number): void {
    clearTimeout(this.#next);
    this.#next = setTimeout(() => this.#ping(), seconds * 1000);
  }

  #silent(due: number): void {
    this.#silence = undefined;
    if (performance.now() - due > FROZEN) this.#ping();
    else this.#closed(1006, "no answer");
  }

  #closed(code: number, reason: string): void {
    const bye = this.#bye;
    const last = bye?.code ?? code;
    const then = comesBack(last);
    if (then === "stay away") {
      this.#end(last, bye?.reason ?? reason);
      return;
    }
    if (last === TOKEN) {
      this.#ends.badToken();
      this.#tokens += 1;
      if (this.#tokens === 1) {
        this.#ends.lost();
        void this.connect();
        return;
      }
    }
    this.#wait(bye?.retry_after ?? undefined);
  }

  #wait(after: number | undefined): void {
    const good = this.#liveSince !== undefined && performance.now() - this.#liveSince > GOOD;
    this.#letGo();
    this.#tries = good ? 0 : this.#tries;
    const seconds = backoff(this.#tries, Math.random(), after);
    this.#tries += 1;
    this.#retry = setTimeout(() => void this.connect(), seconds * 1000);
    this.#ends.lost();
  }

  #end(code: number, reason: string): void {
    this.close();
    this.#ends.over(code, reason);
  }

  /** Leaves the socket without waiting for it: over a dead line, closing takes a browser half a minute. */
  #letGo(code?: number): void {
    this.#round += 1;
    for (const timer of [this.#retry, this.#greeting, this.#next, this.#silence]) clearTimeout(timer);
    this.#retry = this.#greeting = this.#next = this.#silence = undefined;
    this.#liveSince = this.#bye = undefined;
    const socket = this.#socket;
    this.#socket = undefined;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close(code);
  }
}

const LARGEST_FRAME = 65_536;
/** Bytes that the hub's or our own additions to a frame may take. */
const MARGIN = 128;

/** What instances are called: `kind` or `kind:name`. */
const ON = /^[a-z][a-z0-9-]{0,31}(:[a-z0-9-]{1,32})?$/;

/** Why a frame cannot be sent. One that is too large, or several for what cannot be, would cost the connection. */
export function unfit(frame: ClientFrame, limits: Welcome["limits"] | undefined): RefusedError | undefined {
  const { frame: largest = LARGEST_FRAME, signal = LARGEST_FRAME } = limits ?? {};
  const limit = frame.t === "signal" ? signal : largest - MARGIN;
  if (frame.t === "do" && !ON.test(frame.on))
    return new RefusedError("invalid", "An instance is called `kind` or `kind:name`.", { path: "on" });
  try {
    if (bytes(frame).length <= limit) return undefined;
    return new RefusedError("too_large", `At most ${limit} bytes can be sent at once.`);
  } catch {
    return new RefusedError("invalid", "Only plain values and bytes can be sent.", { path: "args" });
  }
}

/** A frame as it goes over the wire. */
export function bytes(frame: ClientFrame): Uint8Array<ArrayBuffer> {
  return encode(frame);
}

type Timer = ReturnType<typeof setTimeout> | undefined;
