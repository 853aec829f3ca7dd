// A hub of paper: what a client sends is read from it, what a hub says is put into its mouth.

import type { TestContext } from "node:test";
import { decode, encode } from "@msgpack/msgpack";
import { openRoom } from "../../src/sdk/live.ts";
import type { ClientFrame, HubFrame, Pong, Position, Welcome } from "../../src/sdk/protocol.d.ts";
import type { Access, Room, RoomEvents } from "../../src/sdk/room.ts";

type Kind = ClientFrame["t"];
type Sent<K extends Kind> = Extract<ClientFrame, { t: K }>;

export const ACCESS: Access = {
  server: "http://hub.test",
  room: "r1",
  member: "ann",
  device: { id: "d1", secret: "s" },
};
export const LASTING = { activities: [{ kind: "chat", commands: [{ name: "say", lasting: true }] }] };

/** A host app's token, as far as a client reads it. */
export const hostToken = (name: string, life = 600): string =>
  `${name}.${Buffer.from(JSON.stringify({ iat: 1000, exp: 1000 + life })).toString("base64url")}.sig`;

/** A queue that can be waited for. */
class Queue<T> {
  #items: T[] = [];
  #waiting: { wants: (item: T) => boolean; take: (item: T) => void }[] = [];

  put(item: T): void {
    const waiter = this.#waiting.find(({ wants }) => wants(item));
    if (!waiter) this.#items.push(item);
    else {
      this.#waiting = this.#waiting.filter((one) => one !== waiter);
      waiter.take(item);
    }
  }

  /** Takes the first that fits, when it is there. */
  take(wants: (item: T) => boolean = () => true): Promise<T> {
    const found = this.#items.findIndex(wants);
    if (found >= 0) return Promise.resolve(this.#items.splice(found, 1)[0] as T);
    return new Promise((take) => this.#waiting.push({ wants, take }));
  }

  /** Those that nobody took. */
  get left(): readonly T[] {
    return this.#items;
  }
}

/** One connection, seen from the hub. */
export class Line {
  static readonly OPEN = 1;
  readyState = 0;
  binaryType = "";
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  readonly url: string;
  readonly protocols: string[];
  readonly frames = new Queue<ClientFrame>();
  readonly pings: Sent<"ping">[] = [];
  /** Answers pings by itself, with a clock that is so many seconds ahead; undefined: does not answer. */
  ahead: number | undefined = 1000;

  constructor(url: string, protocols: string[]) {
    this.url = url;
    this.protocols = protocols;
    Hub.current?.lines.put(this);
  }

  /** Accepts; gives the client's `hello`. */
  async opened(): Promise<Sent<"hello">> {
    this.readyState = 1;
    this.onopen?.();
    return this.next("hello");
  }

  send(bytes: Uint8Array): void {
    const frame = decode(bytes) as ClientFrame;
    if (frame.t === "ping") this.pings.push(frame);
    if (frame.t !== "ping" || this.ahead === undefined) {
      this.frames.put(frame);
      return;
    }
    const now = performance.now() / 1000 + this.ahead;
    this.tell({ t: "pong", n: frame.n, c: frame.c, r: now, s: now, clk: "a" } satisfies Pong);
  }

  close(): void {
    this.readyState = 3;
  }

  /** What the client sends of this kind, the first that was not taken. */
  async next<K extends Kind>(kind: K): Promise<Sent<K>> {
    return (await this.frames.take((frame) => frame.t === kind)) as Sent<K>;
  }

  tell(frame: HubFrame): void {
    const data = encode(frame, { ignoreUndefined: true });
    queueMicrotask(() => this.onmessage?.({ data: data.slice().buffer }));
  }

  /** The connection ends. */
  drop(code = 1006, reason = ""): void {
    this.readyState = 3;
    queueMicrotask(() => this.onclose?.({ code, reason }));
  }

  /** Welcomes, with these states, these command ids and the position `seq`. */
  welcome(
    seq: number,
    more: Partial<Welcome> = {},
    states: Record<string, unknown> = {},
    ids: string[] = [],
  ): void {
    this.tell({
      ...{
        t: "welcome",
        you: "ann",
        device: "d1",
        room: { id: "r1", kind: "couple" },
        now: 1,
        durability: "disk",
      },
      ...{
        members: { ann: { name: "Ann" } },
        presence: { ann: { t: "presence", member: "ann", status: "here" } },
      },
      ...{ limits: { frame: 65_536, state: 32_768, signal: 16_384, page: 100 }, resumed: false },
      ...more,
    });
    if (!more.resumed || ids.length > 0) this.tell({ t: "change", seq, mark: `m${seq}`, at: 1, ids, states });
    this.tell({ t: "ready", position: position(seq) });
  }
}

export const position = (seq: number): Position => ({ epoch: "e", seq, mark: `m${seq}` });

/** The world of one test: sockets, requests and storage of paper. */
export class Hub {
  static current: Hub | undefined;
  readonly lines = new Queue<Line>();
  readonly requests: string[] = [];
  readonly kept = new Map<string, string>();
  /** Answers requests; throws when the network is down. */
  answer: (path: string, body: unknown) => [status: number, body: object] = (path) =>
    path === "/v1/activities"
      ? [200, LASTING]
      : [200, { token: `t${this.requests.length}`, expires_in: 600 }];

  constructor(t: TestContext) {
    const real = { WebSocket: globalThis.WebSocket, fetch: globalThis.fetch };
    const storage = {
      getItem: (key: string) => this.kept.get(key) ?? null,
      setItem: (key: string, value: string) => void this.kept.set(key, value),
    };
    const fake = (name: string, value: unknown) =>
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    const storageWas = Object.getOwnPropertyDescriptor(globalThis, "localStorage");
    fake("WebSocket", Line);
    fake("localStorage", storage);
    fake("fetch", async (url: string, { body }: RequestInit) => {
      const path = new URL(url).pathname;
      this.requests.push(path);
      const [status, answer] = this.answer(path, body && JSON.parse(String(body)));
      return new Response(JSON.stringify(answer), { status });
    });
    t.mock.method(Math, "random", () => 0); // the shortest waits
    Hub.current = this;
    t.after(() => {
      Object.assign(globalThis, real);
      if (storageWas) Object.defineProperty(globalThis, "localStorage", storageWas);
      Hub.current = undefined;
    });
  }

  /** A room that is live at `seq`, and its line. */
  async live(
    t: TestContext,
    seq = 5,
    states: Record<string, unknown> = {},
  ): Promise<{ room: Room; line: Line }> {
    const room = openRoom(ACCESS);
    t.after(() => room.close());
    const line = await this.lines.take();
    await line.opened();
    const live = told(room, "connection");
    line.welcome(seq, {}, states);
    await live;
    return { room, line };
  }
}

/** The next event of this kind. */
export function told<K extends keyof RoomEvents>(room: Room, event: K): Promise<RoomEvents[K]> {
  return new Promise((resolve) => {
    const off = room.on(event, (value) => {
      off();
      resolve(value);
    });
  });
}
