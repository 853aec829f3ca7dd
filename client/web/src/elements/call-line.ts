// One line of a call: from this device to another one, by perfect negotiation over signals that may be lost.
// https://w3c.github.io/webrtc-pc/#perfect-negotiation-example

import { sampled, Thin } from "./call-thin.ts";

/** What one end says to the other until they hear each other; sealed on its way. */
export interface Words {
  /** Which life of the line this is of, at the end that speaks; and, as far as it is known, at the other. */
  s: string;
  r?: string | undefined;
  /** An offer with its number, or an answer to the offer of this number. */
  d?: RTCSessionDescriptionInit | undefined;
  n?: number | undefined;
  c?: RTCIceCandidateInit[] | undefined;
}

/** What an end says of itself, straight to the other: it never passes the hub. */
export interface Says {
  mic: boolean;
  camera: boolean;
  screen: boolean;
  /** Its pictures rest, since the line is thin. */
  thin: boolean;
  /** It hangs up, or its page goes. */
  bye: boolean;
}

/** What an end sends: nothing where it has none. */
export interface Sends {
  mic: MediaStreamTrack | null;
  camera: MediaStreamTrack | null;
  screen: MediaStreamTrack | null;
}

export interface Ends {
  /** Whether this end gives way when both offer at once; it also waits for the other's first offer. */
  polite: boolean;
  /** The relays, as they are now. */
  config: () => Promise<RTCConfiguration>;
  send: (words: Words) => void;
  changed: () => void;
}

/** `coming` at first, `live` while both hear each other, `lost` when they did and do not now, `closed` after the end. */
export type LineState = "coming" | "live" | "lost" | "closed";

/** Milliseconds: between sayings without an answer, until what is shaky counts as lost, between two returns. */
const [AGAIN, SHAKY, RETURN] = [3000, 1000, 4000];
/** Candidates of this many milliseconds go together. */
const TOGETHER = 60;
const MOST_WAYS = 30;
const SILENT: Says = { mic: false, camera: false, screen: false, thin: false, bye: false };

/** A line to one device; it mends itself until it is closed. */
export class Line {
  state: LineState = "coming";
  says: Says = SILENT;
  /** The other's voice and picture, and what they share. */
  readonly face = new MediaStream();
  readonly shared = new MediaStream();
  readonly thin = new Thin();
  /** When anything was heard from the other end last, in milliseconds of the page. */
  heardAt = performance.now();
  #ends: Ends;
  #pc: RTCPeerConnection | undefined;
  #channel: RTCDataChannel | undefined;
  #sends: Sends = { mic: null, camera: null, screen: null };
  #mine = { ...SILENT };
  #id = "";
  #peer = "";
  #retired = new Set<string>();
  #making = false;
  #number = 0;
  #answered = 0;
  #candidates: RTCIceCandidateInit[] = [];
  /** The newest candidates of this life, for who has not heard them. */
  #ways: RTCIceCandidateInit[] = [];
  #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #chain = Promise.resolve();
  #restartedAt = Number.NEGATIVE_INFINITY;
  /** Most bits per second of the camera; none: as it comes. */
  #most: number | undefined;

  constructor(ends: Ends) {
    this.#ends = ends;
    this.#chain = this.#fresh();
  }

  /** Whether both ends have agreed how to reach each other, and try. */
  get tried(): boolean {
    return this.#pc?.remoteDescription != null;
  }

  /** For tests and the curious. */
  get connection(): RTCPeerConnection | undefined {
    return this.#pc;
  }

  /** What the other end said, one after the other. */
  hear(words: Words): void {
    this.heardAt = performance.now();
    this.#next(() => this.#hear(words));
  }

  /** Sends these from now on; no new offer is needed for it. */
  send(sends: Sends): void {
    this.#sends = sends;
    this.#put();
  }

  /** Says this of us. */
  say(says: Says): void {
    this.#mine = { ...says, thin: this.thin.thin && (says.camera || says.screen) };
    if (this.#channel?.readyState === "open") this.#channel.send(JSON.stringify(this.#mine));
  }

  /** Holds the camera to so many bits per second. */
  hold(most: number | undefined): void {
    this.#most = most;
    void this.#encode();
  }

  /** The network is another one, or the hub is back: what does not carry is made anew, what was not answered said again. */
  mend(): void {
    if (this.state === "closed") return;
    this.#say();
    if (this.state !== "live") this.#restart();
  }

  /** Another way was chosen: the line is laid anew, even though this one carries. */
  anew(): void {
    this.#turn("coming");
    this.#next(() => this.#fresh());
  }

  /** Looks how thin it is. */
  async measure(): Promise<void> {
    const pc = this.#pc;
    if (!pc || this.state !== "live") return;
    const stats: Record<string, unknown>[] = [];
    (await pc.getStats()).forEach((one: Record<string, unknown>) => {
      stats.push(one);
    });
    const before = this.thin.thin;
    if (this.thin.look(sampled(stats, performance.now() / 1000)) === before) return;
    this.say(this.#mine);
    void this.#encode();
    this.#ends.changed();
  }

  close(): void {
    if (this.#channel?.readyState === "open")
      this.#channel.send(JSON.stringify({ ...this.#mine, bye: true } satisfies Says));
    this.#turn("closed");
    this.#end();
  }

  // ------------------------------------------------------------------------------------------ lives

  #next(run: () => Promise<void>): void {
    this.#chain = this.#chain.then(run).catch(() => undefined); // of a life that is over, or words that make no sense
  }

  /** A new life: another connection, which the other end knows by its name. */
  async #fresh(): Promise<void> {
    this.#end();
    if (this.#peer) this.#retired.add(this.#peer);
    this.#peer = "";
    this.says = SILENT;
    this.#id = crypto.randomUUID().slice(0, 8);
    [this.#number, this.#answered, this.#making] = [0, 0, false];
    [this.#candidates, this.#ways] = [[], []];
    const config = await this.#ends.config();
    if (this.state === "closed") return;
    const pc = new RTCPeerConnection({ ...config, bundlePolicy: "max-bundle" });
    this.#pc = pc;
    this.#channel = pc.createDataChannel("says", { negotiated: true, id: 0 });
    this.#channel.onopen = () => this.say(this.#mine);
    this.#channel.onmessage = ({ data }) => this.#said(data);
    pc.onicecandidate = ({ candidate }) => candidate && this.#gathered(candidate.toJSON());
    pc.onconnectionstatechange = () => this.#connected(pc);
    pc.ontrack = ({ transceiver }) => this.#got(transceiver);
    pc.onnegotiationneeded = () => this.#next(() => this.#offer(pc));
    if (this.#ends.polite) this.#say();
    else {
      for (const kind of ["audio", "video", "video"]) pc.addTransceiver(kind, { direction: "sendrecv" });
      this.#put();
    }
  }

  #end(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    const pc = this.#pc;
    this.#pc = this.#channel = undefined;
    if (!pc) return;
    pc.onnegotiationneeded = pc.onicecandidate = pc.ontrack = pc.onconnectionstatechange = null;
    // What was said last goes out before the line is cut.
    setTimeout(() => pc.close(), 200);
    for (const stream of [this.face, this.shared])
      for (const track of stream.getTracks()) stream.removeTrack(track);
  }

  // -------------------------------------------------------------------------------------- agreeing

  async #offer(pc: RTCPeerConnection): Promise<void> {
    // Whoever is polite waits for the other's first offer, which says what there is.
    if (pc !== this.#pc || (this.#ends.polite && !pc.remoteDescription)) return;
    if (pc.signalingState !== "stable") return;
    try {
      this.#making = true;
      await pc.setLocalDescription();
      this.#number += 1;
    } finally {
      this.#making = false;
    }
    this.#say();
  }

  async #hear(words: Words): Promise<void> {
    const { s, r, d, n, c } = words;
    if (r !== undefined && r !== this.#id) return;
    if (s !== this.#peer) {
      if (this.#retired.has(s)) return;
      const known = this.#peer !== "";
      // The other end has begun anew: so does this one, unless it was just made for that.
      if (known && (r === undefined || this.#pc?.remoteDescription)) await this.#fresh();
      else if (known) this.#retired.add(this.#peer);
      this.#peer = s;
      if (!this.#ends.polite) this.#say();
    }
    const pc = this.#pc;
    if (!pc) return;
    if (d?.type === "answer") {
      if (pc.signalingState === "have-local-offer" && n === this.#number) await pc.setRemoteDescription(d);
    } else if (d) {
      if (n !== undefined && n === this.#answered) return this.#say();
      const collides = this.#making || pc.signalingState !== "stable";
      if (collides && !this.#ends.polite) return;
      await pc.setRemoteDescription(d);
      for (const one of pc.getTransceivers()) one.direction = "sendrecv";
      this.#answered = n ?? 0;
      this.#put();
      await pc.setLocalDescription();
      this.#say();
    }
    if (pc.remoteDescription) for (const one of c ?? []) await pc.addIceCandidate(one).catch(() => undefined);
  }

  /**
   * Says where this end stands, and again until both are through.
   * @param again it was said before: an answer comes once more when its offer does.
   */
  #say(again = false): void {
    const pc = this.#pc;
    if (!pc || this.state === "closed") return;
    const d = pc.localDescription?.toJSON();
    const offers = pc.signalingState === "have-local-offer";
    const answers = d?.type === "answer" && pc.signalingState === "stable" && !again;
    if (offers || answers)
      this.#tell({ d: d as RTCSessionDescriptionInit, n: offers ? this.#number : this.#answered });
    // Agreed, and not through yet: what was said of ways may have been lost.
    else this.#tell(pc.remoteDescription ? { c: this.#ways } : {});
    if (offers || pc.connectionState !== "connected") this.#later("again", AGAIN, () => this.#say(true));
  }

  #tell(words: Omit<Words, "s" | "r">): void {
    this.#ends.send({ s: this.#id, r: this.#peer || undefined, ...words });
  }

  #gathered(candidate: RTCIceCandidateInit): void {
    this.#candidates.push(candidate);
    this.#ways = [...this.#ways, candidate].slice(-MOST_WAYS);
    if (this.#timers.has("gathered")) return;
    this.#later("gathered", TOGETHER, () => {
      const c = this.#candidates.splice(0);
      this.#tell({ c });
    });
  }

  // -------------------------------------------------------------------------------------- carrying

  #put(): void {
    const [mic, camera, screen] = this.#pc?.getTransceivers() ?? [];
    const pairs = [
      [mic, this.#sends.mic],
      [camera, this.#sends.camera],
      [screen, this.#sends.screen],
    ] as const;
    for (const [one, track] of pairs)
      if (one && one.sender.track !== track) void one.sender.replaceTrack(track).catch(() => undefined);
    void this.#encode();
  }

  /** Pictures rest on a thin line; voices never do. */
  async #encode(): Promise<void> {
    const [, ...pictures] = this.#pc?.getTransceivers() ?? [];
    for (const [nth, { sender }] of pictures.entries()) {
      const parameters = sender.getParameters();
      const [first] = parameters.encodings;
      if (!first) continue; // not agreed yet
      const active = !this.thin.thin;
      const most = nth === 0 ? this.#most : undefined;
      if (first.active === active && first.maxBitrate === most) continue;
      first.active = active;
      if (most === undefined) delete first.maxBitrate;
      else first.maxBitrate = most;
      await sender.setParameters(parameters).catch(() => undefined); // changed meanwhile: the next look does it
    }
  }

  #got(transceiver: RTCRtpTransceiver): void {
    const nth = this.#pc?.getTransceivers().indexOf(transceiver) ?? -1;
    (nth === 2 ? this.shared : this.face).addTrack(transceiver.receiver.track);
    this.#ends.changed();
  }

  #said(data: unknown): void {
    this.heardAt = performance.now();
    const found = JSON.parse(String(data)) as Partial<Says>;
    const [mic, camera, screen] = [found.mic === true, found.camera === true, found.screen === true];
    this.says = { mic, camera, screen, thin: found.thin === true, bye: found.bye === true };
    if (this.says.bye && this.state === "live") this.#turn("lost");
    else this.#ends.changed();
  }

  #connected(pc: RTCPeerConnection): void {
    if (pc !== this.#pc) return;
    const now = pc.connectionState;
    if (now === "connected") {
      this.#stop("shaky");
      this.heardAt = performance.now();
      this.#turn("live");
      void this.#encode();
    } else if (now === "disconnected") this.#later("shaky", SHAKY, () => this.#drop());
    else if (now === "failed") this.#drop();
  }

  #drop(): void {
    if (this.state === "live") this.#turn("lost");
    this.#restart();
  }

  /** Looks for another way to the other end; whichever end is first, the other follows. */
  #restart(): void {
    const wait = this.#restartedAt + RETURN - performance.now();
    if (wait > 0) {
      this.#later("restart", wait, () => this.#restart());
      return;
    }
    this.#restartedAt = performance.now();
    const pc = this.#pc;
    if (!pc?.remoteDescription || this.state === "live") return;
    this.#next(async () => {
      const config = await this.#ends.config();
      if (pc !== this.#pc || this.state === "live") return;
      pc.setConfiguration({ ...config, bundlePolicy: "max-bundle" });
      pc.restartIce();
    });
    this.#later("restart", 2 * RETURN, () => this.#restart());
  }

  #turn(state: LineState): void {
    if (this.state === state || this.state === "closed") return;
    this.state = state;
    this.#ends.changed();
  }

  #later(name: string, wait: number, run: () => void): void {
    this.#stop(name);
    const timer = setTimeout(() => {
      this.#timers.delete(name);
      run();
    }, wait);
    this.#timers.set(name, timer);
  }

  #stop(name: string): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }
}
