// A room that keeps itself in step: replica, commands on their way, clock and connection, put together.

import { Lasting, locale, Tokens } from "./asking.ts";
import { GONE, RefusedError, refusal } from "./errors.ts";
import { Instants } from "./instants.ts";
import { hook, shelfOf, times } from "./page.ts";
import { Pending } from "./pending.ts";
import type {
  Change,
  ClientFrame,
  Durability,
  Entry,
  Hello,
  HubFrame,
  Keys,
  Page,
  Person,
  Presence,
  PresenceOf,
  Refusal,
  RoomCard,
  Timeline,
} from "./protocol.d.ts";
import { Replica } from "./replica.ts";
import type { Access, ConnectionState, HostAccess, Room, RoomEvents, Waiting } from "./room.ts";
import type { Opened, Order, Sealing } from "./safe.ts";
import { Sealer } from "./sealer.ts";
import { KEYS } from "./sealing.ts";
import { Link, unfit } from "./socket.ts";

/** Milliseconds between looks at what has become too old. */
const BEAT = 1000;

type Ears = { [K in keyof RoomEvents]: Set<(value: RoomEvents[K]) => void> };

interface Asked {
  frame: Timeline;
  resolve: (page: { entries: Entry[]; more: boolean }) => void;
  reject: (error: RefusedError) => void;
}

/** `Room`, live. */
export class LiveRoom implements Room {
  you: string;
  device: string;
  readonly server: string;
  readonly clock = new Instants();
  connection: ConnectionState = "connecting";
  ended?: { code: number; reason: string };
  #replica: Replica;
  #pending: Pending;
  #tokens: Tokens;
  #lasting: Lasting;
  #link: Link;
  #safe: Sealer;
  #tending = false;
  #kind: string;
  #self: Required<Presence> = { t: "presence", status: "here", focus: null };
  #said = this.#self; // by `hello`
  #asked = new Map<string, Asked>();
  #asks = 0;
  #ears: Ears = {
    change: new Set(),
    presence: new Set(),
    signal: new Set(),
    connection: new Set(),
    refused: new Set(),
    words: new Set(),
  };
  readonly token = (): Promise<string> => this.#tokens.get();
  #beat: ReturnType<typeof setInterval>;
  #unhook: () => void;

  constructor(access: Access | HostAccess, kind: string) {
    const known = "token" in access ? undefined : access;
    this.you = known?.member ?? "";
    this.device = known?.device.id ?? "";
    this.server = access.server;
    this.#kind = kind;
    this.#replica = new Replica(known?.room ?? "");
    this.#tokens = new Tokens(access);
    this.#lasting = new Lasting(access.server);
    this.#pending = new Pending((on, cmd) => this.#lasting.has(on, cmd), shelfOf(access));
    const sealed =
      "token" in access ? { key: access.roomKey, screen: access.screen } : { sealed: access.sealed };
    this.#safe = new Sealer(sealed, () => this.#tell("words", undefined));
    // What was said to be sealed is so before the hub says anything: its key is at hand at once.
    if (known?.sealed) void this.#safe.welcome(known.room, known.member, known.device.id, "room-key");
    this.#link = new Link(access.server, this.clock, {
      hello: () => this.#hello(),
      heard: (frame) => this.#heard(frame),
      timed: () => this.#flush(),
      badToken: () => this.#tokens.drop(),
      lost: () => this.#lost(),
      over: (code, reason) => this.#over(code, reason),
    });
    this.#beat = setInterval(() => this.#look(), BEAT);
    this.#unhook = hook(() => this.wake());
    void this.#link.connect();
  }

  get card(): RoomCard {
    return this.#replica.card;
  }

  get members(): Record<string, Person> {
    return this.#replica.members;
  }

  get presence(): Record<string, PresenceOf> {
    return this.#replica.presence;
  }

  get entries(): readonly Entry[] {
    return this.#replica.entries;
  }

  get earlier(): boolean {
    return this.#replica.earlier;
  }

  get durability(): Durability {
    return this.#replica.durability;
  }

  get pending(): readonly Waiting[] {
    return this.#pending.list;
  }

  get sealing(): Sealing {
    return this.#safe.state;
  }

  get phrase(): readonly number[] | undefined {
    return this.#safe.phrase;
  }

  get key(): string | undefined {
    return this.#safe.link;
  }

  digests: Room["digests"] = (on, words) => this.#safe.digests(on, words);
  discard: Room["discard"] = (id) => void this.#pending.discard(id);
  seal: Room["seal"] = (on, field, text) => this.#safe.seal(on, field, text);

  unseal(box: Uint8Array, on: string, field: string, by = "", at?: number): Opened {
    return this.#safe.open(box, on, field, by, at);
  }

  state<T>(on: string): T | undefined {
    return (Object.hasOwn(this.#replica.states, on) ? this.#replica.states[on] : undefined) as T | undefined;
  }

  instances(kind: string): string[] {
    return this.#replica.instances(kind);
  }

  do(on: string, cmd: string, args: Record<string, unknown> = {}): Promise<number> {
    const refused = this.#unfit({ t: "do", id: "", base: 0, on, cmd, args });
    if (refused) {
      this.#tell("refused", refused);
      const answer = Promise.reject<number>(refused);
      answer.catch(() => {});
      return answer;
    }
    const answer = this.#pending.add(on, cmd, args, times());
    this.#flush();
    return answer;
  }

  again(id: string): Promise<number> {
    const unsure = this.#pending.list.some((one) => one.id === id && one.unconfirmed);
    const command = unsure && this.#pending.discard(id);
    if (!command)
      return Promise.reject(new RefusedError("unknown", "There is no unconfirmed command of this id."));
    return this.do(command.on, command.cmd, command.args);
  }

  signal(kind: string, data?: unknown, to?: string): void {
    if (this.connection !== "live") return;
    const frame: ClientFrame = { t: "signal", kind, data, to: to ?? null };
    const refused = this.#unfit(frame);
    if (refused) this.#tell("refused", refused);
    else this.#link.send(frame);
  }

  present(status = this.#self.status, focus = this.#self.focus): void {
    this.#self = { t: "presence", status, focus };
    if (this.connection === "live") this.#link.send(this.#self);
  }

  page(before?: number, limit = 50): Promise<{ entries: Entry[]; more: boolean }> {
    return new Promise((resolve, reject) => {
      if (this.ended) return reject(new RefusedError("unavailable", this.ended.reason));
      this.#asks += 1;
      const id = `page-${this.#asks}`;
      const frame: Timeline = { t: "timeline", id, before: before ?? this.#replica.before ?? null, limit };
      this.#asked.set(id, { frame, resolve, reject });
      if (this.connection === "live") this.#link.send(frame);
    });
  }

  on<K extends keyof RoomEvents>(event: K, run: (value: RoomEvents[K]) => void): () => void {
    this.#ears[event].add(run);
    return () => this.#ears[event].delete(run);
  }

  wake(): void {
    this.#look();
    this.#link.wake();
  }

  close(): void {
    for (const ears of Object.values(this.#ears)) ears.clear();
    this.#link.close();
    this.#over(1000, "The room was closed on this page.");
  }

  async #hello(): Promise<Hello> {
    void this.#lasting.load().then(
      () => this.#pending.classify(),
      () => undefined, // with the next connection
    );
    const [token, device] = [await this.#tokens.get(), { ...locale(), kind: this.#kind }];
    this.#said = this.#self;
    return { t: "hello", token, device, status: this.#self.status, since: this.#replica.since ?? null };
  }

  #heard(frame: HubFrame): void {
    switch (frame.t) {
      case "welcome":
        this.#replica.welcome(frame);
        this.you = frame.you;
        this.device = frame.device;
        void this.#safe.welcome(frame.room.id, frame.you, frame.device, frame.room.sealing);
        if (frame.forked) this.#pending.forked();
        break;
      case "change":
        this.#changed(frame, this.#replica.change(frame));
        break;
      case "ready":
        this.#ready(this.#replica.ready(frame));
        break;
      case "done":
        this.#pending.acknowledged(frame.id, frame.seq);
        this.#flush();
        break;
      case "refused":
        this.#refused(frame);
        break;
      case "page":
        this.#page(frame);
        break;
      case "presence":
        this.#replica.status(frame);
        this.#tell("presence", frame);
        break;
      case "signal":
        this.#tell("signal", frame);
        break;
      case "expiring":
        void this.#renew();
        break;
    }
  }

  #changed(frame: Change, shows: boolean): void {
    if (this.#replica.starting) return; // its commands are answered when it shows, with `ready`
    for (const id of frame.ids ?? []) this.#pending.acknowledged(id, frame.seq);
    if (shows) this.#tell("change", frame);
    if (KEYS in frame.states) void this.#tend();
    this.#flush();
  }

  #ready(whole: Change | undefined): void {
    this.#link.live();
    if (whole) this.#changed(whole, true);
    for (const one of Object.values(this.presence)) this.#tell("presence", one);
    this.#connection("live");
    if (this.#said !== this.#self || this.#self.focus !== null) this.present();
    for (const { frame } of this.#asked.values()) this.#link.send(frame);
    this.#flush();
    void this.#tend();
  }

  /** Looks after the keys of a sealed room, one command after the other. */
  async #tend(): Promise<void> {
    if (this.#tending) return;
    this.#tending = true;
    try {
      while (this.connection === "live") {
        const seen = this.state<Keys>(KEYS);
        const order = await this.#safe.follow(seen, this.clock.now() ?? 0);
        const done = order && (await this.#quietly(order).catch(() => undefined));
        // Refused: another device was faster, or the room is out of reach. What it did may have been heard already;
        // else its change or the next connection shows what there is to do.
        if (done === undefined && seen === this.state<Keys>(KEYS)) break;
      }
    } catch {
      // What this device keeps cannot be read now: the next change or connection tries again.
    } finally {
      this.#tending = false;
    }
  }

  #quietly({ cmd, args }: Order): Promise<number> {
    const answer = this.#pending.add(KEYS, cmd, args, times());
    this.#flush();
    return answer;
  }

  #refused(frame: Refusal): void {
    const asked = this.#asked.get(frame.id ?? "");
    if (asked) {
      this.#asked.delete(asked.frame.id);
      asked.reject(refusal(frame));
      return;
    }
    const mine = this.#pending.list.some((one) => one.id === frame.id);
    const error = mine ? this.#pending.refused(frame, times()) : refusal(frame);
    if (error && error.command?.on !== KEYS) this.#tell("refused", error);
    this.#flush();
  }

  #page({ id, entries, more }: Page): void {
    this.#replica.page(entries, this.#asked.get(id)?.frame.before, more);
    this.#asked.get(id)?.resolve({ entries, more });
    this.#asked.delete(id);
  }

  async #renew(): Promise<void> {
    this.#tokens.drop();
    try {
      this.#link.send({ t: "renew", token: await this.#tokens.get() });
    } catch {
      // The hub closes in a while, and then it is fetched anew.
    }
  }

  #lost(): void {
    this.#pending.lost();
    this.#connection(this.#replica.since ? "waiting" : "connecting");
  }

  #over(code: number, reason: string): void {
    if (this.ended) return;
    this.ended = { code, reason };
    clearInterval(this.#beat);
    this.#unhook();
    this.clock.stop();
    this.#safe.close();
    this.#pending.end(reason, GONE.has(code));
    for (const { reject } of this.#asked.values()) reject(new RefusedError("unavailable", reason));
    this.#asked.clear();
    this.#connection("ended");
  }

  #connection(state: ConnectionState): void {
    if (state === this.connection) return;
    this.connection = state;
    this.#tell("connection", state);
  }

  #look(): void {
    if (this.clock.slept()) this.#link.wake();
    for (const error of this.#pending.expire(times())) this.#tell("refused", error);
    this.#flush();
  }

  #flush(): void {
    if (this.connection !== "live") return;
    const frames = this.#pending.next(this.#replica.seq, this.clock.now(), times());
    for (const frame of frames) this.#link.send(frame);
    if (frames.length > 0) this.#link.expects();
  }

  #unfit(frame: ClientFrame): RefusedError | undefined {
    if (this.ended) return new RefusedError("unavailable", this.ended.reason);
    return unfit(frame, this.#replica.limits);
  }

  #tell<K extends keyof RoomEvents>(event: K, value: RoomEvents[K]): void {
    for (const run of [...this.#ears[event]]) {
      try {
        run(value);
      } catch (error) {
        queueMicrotask(() => {
          throw error; // theirs, and not to be hidden; but the others shall hear too
        });
      }
    }
  }
}

/** Opens a room: connects at once and comes back for ever, until `close` or a close code says otherwise. */
export function openRoom(access: Access | HostAccess, options: { kind?: string } = {}): Room {
  return new LiveRoom(access, options.kind ?? "browser");
}
