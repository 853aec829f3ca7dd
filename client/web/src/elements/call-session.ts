// This device in the call of a room: it outlives the views that show it, and ends when none of them is left.

import { RefusedError } from "../sdk/errors.ts";
import type { Call } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { keepCall, keptCall } from "./call-kept.ts";
import { Line, type Words } from "./call-line.ts";
import { canCall, chosen, mayAsk } from "./call-media.ts";
import { Own } from "./call-own.ts";
import { RelayList } from "./call-relays.ts";
import { Signals } from "./call-signals.ts";

/** Why this device is not in the call, or no longer: each has a sentence `call-trouble-…`. */
export type Trouble =
  | "insecure"
  | "unable"
  | "locked"
  | "no-relay"
  | "full"
  | "over"
  | "not-now"
  | "elsewhere"
  | "away";

/** Another one in the call. */
export interface Other {
  member: string;
  line: Line;
  voice: HTMLAudioElement;
}

/** Milliseconds between two looks at the lines; without a holder, until it ends; of silence, until that is told; for a key. */
const [BEAT, ALONE, SILENCE, UNLOCKED] = [2000, 3000, 30_000, 5000];
/** Bits per second for the cameras of all lines together, where there are several. */
const TOGETHER = 2_400_000;

/** One for each room and instance of a call. */
export class Session {
  readonly room: Room;
  readonly on: string;
  phase: "out" | "opening" | "in" = "out";
  trouble: Trouble | "" = "";
  readonly own = new Own(() => {
    this.#keep();
    this.#spread();
  });
  /** The browser plays no voices before somebody has touched the page. */
  silent = false;
  /** By device. */
  readonly others = new Map<string, Other>();
  /** The call that is not to be seen now, and when something was last not to be seen, in milliseconds of the page. */
  unseen = { call: "", at: Number.NEGATIVE_INFINITY };
  #call = "";
  /** Whether anybody else was ever in it. */
  #met = false;
  #relays: RelayList;
  #signals: Signals;
  #early = new Map<string, Words[]>();
  #ears = new Set<() => void>();
  #offs: (() => void)[] = [];
  #beat: ReturnType<typeof setInterval> | undefined;
  #holders = 0;
  #joining = false;
  #leave: AbortController | undefined;

  constructor(room: Room, on: string) {
    this.room = room;
    this.on = on;
    this.#relays = new RelayList(room);
    this.#signals = new Signals(room, on);
  }

  /** The call as the room knows it. */
  get state(): Call | undefined {
    const state = this.room.state<Call>(this.on);
    return state?.id ? state : undefined;
  }

  /** A view shows it, and hears of what changes; gives what ends that. The last one ends the call, too. */
  hold(changed: () => void): () => void {
    this.#holders += 1;
    this.#ears.add(changed);
    return () => {
      this.#ears.delete(changed);
      this.#holders -= 1;
      // Whoever goes to another room is out at once.
      setTimeout(() => this.#holders || this.leave(), this.room.ended ? 0 : ALONE);
    };
  }

  /** After the page was loaded anew: back into the call that it was in. */
  resume(): void {
    const before = keptCall(this.room.device, this.on);
    const mine = this.state?.inside[this.room.you];
    if (this.phase !== "out" || this.trouble || this.room.connection !== "live") return;
    if (!before || before.call !== this.state?.id) return;
    if (mine?.device === this.room.device) void this.enter(before.camera, before.mic);
  }

  /** Asks the others, or comes in; `mic` false: without a microphone. */
  async enter(camera: boolean, mic = true): Promise<void> {
    if (this.phase !== "out") return;
    this.#turn("opening");
    const goesOn = () => this.phase === "opening"; // it may be taken back meanwhile
    await this.#unlocked();
    const trouble = this.#obstacle() || ((await this.#relays.serves()) ? "" : "no-relay");
    if (!goesOn()) return;
    if (trouble) return this.#turn("out", trouble);
    const voiced = await this.own.open(camera, mic);
    if (!voiced || !goesOn()) {
      this.own.release();
      return goesOn() ? this.#turn("out") : undefined;
    }
    try {
      await this.#ask();
    } catch (error) {
      this.own.release();
      return this.#turn("out", troubleOf(error));
    }
    if (!goesOn()) return this.#goOut(this.state?.id);
    this.#begin();
  }

  /** Hangs up. */
  leave(): void {
    if (this.phase === "out") return;
    const call = this.#call;
    const was = this.phase;
    this.#end();
    if (was === "in") this.#goOut(call);
  }

  #goOut(call: string | undefined): void {
    if (call) void this.room.do(this.on, "leave", { call }).catch(() => undefined); // it is over already
  }

  /** Asks those who are not in it. */
  askMore(): void {
    void this.room.do(this.on, "ring").catch(() => undefined);
  }

  /** Not now: it is not shown here any more, and nobody is told. */
  notNow(yes = true): void {
    this.unseen = yes ? { call: this.state?.id ?? "", at: performance.now() } : { ...this.unseen, call: "" };
    this.#tell();
  }

  /** There is nothing to be said of it any more. */
  settled(): void {
    this.trouble = "";
    this.own.lacks = {};
    this.#tell();
  }

  /** Other devices or ways were chosen. */
  chose(what: "mic" | "camera" | "speaker" | "relay"): void {
    if (what === "speaker") for (const { voice } of this.others.values()) void speak(voice);
    if (what === "mic" || what === "camera") void this.own.swap(what);
    if (what === "relay") for (const { line } of this.others.values()) line.anew();
    this.#tell();
  }

  /** Somebody has touched the page: voices may be heard. */
  hear(): void {
    this.silent = false;
    for (const { voice } of this.others.values()) this.#play(voice);
    this.#tell();
  }

  // ------------------------------------------------------------------------------------------ inside

  /** Just after a page was loaded, the key of the room is on its way from the vault. */
  async #unlocked(): Promise<void> {
    if (this.room.sealing !== "opening") return;
    await new Promise<void>((done) => {
      const off = this.room.on("words", () => settled());
      const late = setTimeout(() => settled(), UNLOCKED);
      const settled = () => {
        off();
        clearTimeout(late);
        done();
      };
    });
  }

  #obstacle(): Trouble | "" {
    if (!mayAsk()) return "insecure";
    if (!canCall()) return "unable";
    if (this.room.connection !== "live") return "away";
    // What reaches the others must be sealed where words are.
    return this.room.sealing === "sealed" || this.room.sealing === "none" ? "" : "locked";
  }

  /** Into the call that is on, or asks for one. */
  #ask(): Promise<number> {
    const { state } = this;
    return state ? this.room.do(this.on, "join", { call: state.id }) : this.room.do(this.on, "ring");
  }

  #begin(): void {
    this.#call = this.state?.id ?? "";
    this.#met = false;
    this.#leave = new AbortController();
    const { signal } = this.#leave;
    const mend = () => this.#mend();
    addEventListener("online", mend, { signal });
    (navigator as { connection?: EventTarget }).connection?.addEventListener("change", mend, { signal });
    addEventListener("pagehide", () => this.#sayBye(), { signal });
    this.#offs = [
      this.room.on("change", () => this.#look()),
      this.room.on("connection", (state) => {
        if (state === "live") {
          this.#look(true);
          mend();
        } else if (state === "ended") this.#end("over");
        else this.#tell();
      }),
      this.#signals.listen((call, member, device, words) => this.#heard(call, member, device, words)),
    ];
    this.#beat = setInterval(() => this.#measure(), BEAT);
    this.#turn("in");
    this.#keep();
    this.#look();
  }

  #end(trouble: Trouble | "" = ""): void {
    this.#leave?.abort();
    clearInterval(this.#beat);
    for (const off of this.#offs) off();
    this.#offs = [];
    for (const device of [...this.others.keys()]) this.#close(device);
    this.#early.clear();
    this.own.release();
    this.#call = "";
    keepCall(this.room.device, this.on, undefined);
    this.#turn("out", trouble);
  }

  /** @param returned the hub is in reach again just now. */
  #look(returned = false): void {
    const { state, room } = this;
    const mine = state?.inside[room.you];
    const over = state?.id !== this.#call;
    const heard = returned && [...this.others.values()].some(({ line }) => line.state === "live");
    // Out of reach, nothing is known that would end what both hear.
    if (this.phase !== "in" || room.connection !== "live" || this.#joining) this.#tell();
    else if (over && !heard) this.#end(this.#met ? "over" : "not-now");
    else if (mine && mine.device !== room.device) this.#end("elsewhere");
    else if (over || !mine || mine.back !== null) void this.#rejoin();
    else if (state) this.#meet(state);
  }

  /** A line to each device that is inside, and to no other. */
  #meet({ inside }: Call): void {
    const others = Object.entries(inside).filter(([member]) => member !== this.room.you);
    this.#met ||= others.length > 0;
    const devices = new Map(others.map(([member, { device }]) => [device, member]));
    for (const device of [...this.others.keys()]) if (!devices.has(device)) this.#close(device);
    for (const [device, member] of devices) if (!this.others.has(device)) this.#open(device, member);
    this.#spread();
  }

  /** This device was thought to be gone, or the call to be over while both heard each other. */
  async #rejoin(): Promise<void> {
    this.#joining = true;
    try {
      await this.#ask();
      this.#call = this.state?.id ?? "";
      this.#keep();
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble !== "away") this.#end(trouble);
    } finally {
      this.#joining = false;
    }
    this.#look();
  }

  // ------------------------------------------------------------------------------------------ lines

  #open(device: string, member: string): void {
    const line = new Line({
      polite: this.room.device < device,
      config: () => this.#relays.config(),
      send: (words) => void this.#signals.send(this.#call, member, device, words),
      changed: () => this.#changed(device),
    });
    const voice = new Audio();
    voice.autoplay = true;
    void speak(voice);
    this.others.set(device, { member, line, voice });
    line.send(this.own.sends);
    line.say(this.own.says);
    for (const words of this.#early.get(device) ?? []) line.hear(words);
    this.#early.delete(device);
  }

  #close(device: string): void {
    const other = this.others.get(device);
    this.others.delete(device);
    other?.line.close();
    if (other) other.voice.srcObject = null;
  }

  #heard(call: string, member: string, device: string, words: Words): void {
    if (call !== this.#call) return;
    const other = this.others.get(device);
    if (other?.member === member) other.line.hear(words);
    // The change that says that it is inside may be later than what it says.
    else if (!other) this.#early.set(device, [...(this.#early.get(device) ?? []), words].slice(-20));
  }

  #changed(device: string): void {
    const other = this.others.get(device);
    const [track] = other?.line.face.getAudioTracks() ?? [];
    const playing = (other?.voice.srcObject as MediaStream | null)?.getAudioTracks()[0];
    if (other && track && playing !== track) {
      other.voice.srcObject = new MediaStream([track]);
      this.#play(other.voice);
    }
    this.#tell();
  }

  #play(voice: HTMLAudioElement): void {
    voice.play().catch((error: Error) => {
      this.silent ||= error.name === "NotAllowedError";
      this.#tell();
    });
  }

  /** All lines send what there is to send, and say so. */
  #spread(): void {
    const most = this.others.size > 1 ? TOGETHER / this.others.size : undefined;
    for (const { line } of this.others.values()) {
      line.hold(most);
      line.send(this.own.sends);
      line.say(this.own.says);
    }
    this.#tell();
  }

  #mend(): void {
    for (const { line } of this.others.values()) line.mend();
  }

  #sayBye(): void {
    for (const { line } of this.others.values()) line.say({ ...this.own.says, bye: true });
  }

  #measure(): void {
    for (const [device, { line, member }] of this.others) {
      void line.measure();
      const silent = line.state !== "live" && performance.now() - line.heardAt > SILENCE;
      const there = this.state?.inside[member]?.back === null;
      if (!silent || !there || this.room.connection !== "live") continue;
      line.heardAt = performance.now();
      void this.room.do(this.on, "lost", { call: this.#call, member, device }).catch(() => undefined); // it has gone meanwhile
    }
  }

  #keep(): void {
    const { camera, mic } = this.own.sends;
    if (this.phase === "in")
      keepCall(this.room.device, this.on, { call: this.#call, camera: !!camera, mic: !!mic });
  }

  #turn(phase: Session["phase"], trouble: Trouble | "" = ""): void {
    this.phase = phase;
    this.trouble = trouble;
    this.#tell();
  }

  #tell(): void {
    for (const run of [...this.#ears]) run();
  }
}

function troubleOf(error: unknown): Trouble {
  const code = error instanceof RefusedError ? error.code : "";
  if (code === "full") return "full";
  return code === "conflict" ? "over" : "away";
}

/** Lets a voice come out where it was chosen. */
async function speak(voice: HTMLAudioElement): Promise<void> {
  await voice.setSinkId?.(chosen().speaker ?? "").catch(() => undefined);
}

const sessions = new WeakMap<Room, Map<string, Session>>();

/** The session of a room's call, the same for all views of this page. */
export function sessionOf(room: Room, on: string): Session {
  const of = sessions.get(room) ?? new Map<string, Session>();
  sessions.set(room, of);
  const found = of.get(on) ?? new Session(room, on);
  of.set(on, found);
  return found;
}
