import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { Drifts } from "../sdk/drifts.ts";
import { positionAt } from "../sdk/motion.ts";
import type { Player, Playlist } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import type { Opened } from "../sdk/safe.ts";
import { type MediaLike, Stage, waitsFor } from "../sdk/stage.ts";
import { type Key, type Loads, spoken, t } from "../words/words.ts";
import { keepDelay, keptDelay } from "./delay.ts";
import { icon } from "./drawn.ts";
import { hush } from "./hush.ts";
import { look } from "./look.ts";
import { copyOf, type Media, mediaOf, type Provider, titleless } from "./media.ts";
import { controls, type Wheel } from "./player-controls.ts";
import { playerLook } from "./player-look.ts";
import { cannot, elsewhere, OwnCopy, without } from "./player-over.ts";
import { OwnSubtitles, soundDelay, soundTracks } from "./player-own.ts";
import { did, together, type Who } from "./player-who.ts";
import { define, lightOf, RoomElement } from "./room-element.ts";
import { saidAt } from "./subtitles.ts";
import { watchWords } from "./watch-words.ts";
import { type Why, whyNot } from "./why-not.ts";
import { allowYoutube, framesYoutube, youtubeOrigin } from "./youtube.ts";

/** Seconds beside the room that nobody notices in a film. */
const IN_STEP = 0.1;
/** Milliseconds between two looks at what is said, where there are subtitles. */
const SAYS = 100;

/**
 * `<samesky-player>`: everybody's own copy, one position.
 *
 * @attr {string} youtube - Origin of YouTube's player, where this page lets it in: `https://www.youtube-nocookie.com`.
 * @cssstate running - It plays.
 * @cssstate paused - Something is on, and stands still.
 * @cssstate waiting - It shall play, and waits for somebody's copy.
 */
export class SameskyPlayer extends RoomElement<Player> {
  static override properties: PropertyDeclarations = {
    tap: { state: true },
    broken: { state: true },
    loading: { state: true },
    picture: { state: true },
    dragged: { state: true },
    why: { state: true },
    said: { state: true },
    youtube: { type: String },
  };
  static override styles = [look, playerLook];
  /** The browser wants a tap before it plays. */
  declare tap: boolean;
  declare broken: boolean;
  declare loading: boolean;
  declare picture: boolean;
  /** Why this device cannot play it; empty while that is not known. */
  declare why: Why | "";
  /** What the subtitles say now. */
  declare said: string;
  declare youtube: string;
  /** Seconds at which the slider is held; null when it is let go. */
  declare dragged: number | null;
  readonly #stage = new Stage({
    ready: (item, length) => {
      const known = length && length <= 86400 ? { length } : {};
      if (this.#stands) void this.ask("ready", { item, ...known });
    },
    stalled: (item) => void this.ask("stalled", { item }),
    ended: (item) => void this.ask("next", { after: item }, this.#queue),
    blocked: (blocked) => {
      this.tap = blocked;
    },
    seen: ({ loading, broken, picture }) => {
      if (broken && !this.broken) void this.#fails();
      if (!broken) this.why = "";
      [this.loading, this.broken, this.picture] = [loading, broken, picture];
    },
  });
  readonly #copy = new OwnCopy(() => this.requestUpdate());
  readonly #subtitles = new OwnSubtitles(() => this.requestUpdate());
  #media: Media | null = null;
  #opened: Opened = {};
  #drifts: Drifts | undefined;
  #second: ReturnType<typeof setInterval> | undefined;
  /** Where it was sent last, until it has turned there: two quick taps go twice as far. */
  #aim: number | undefined;
  #says: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.on = "player";
    this.tap = this.broken = this.loading = this.picture = false;
    this.why = this.said = "";
    this.youtube = youtubeOrigin();
    this.dragged = null;
    this.#stage.delay = keptDelay();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#second = setInterval(() => {
      if (!this.shown?.position.rate) return;
      this.#drifts?.tell(this.#stage.drift);
      this.requestUpdate();
    }, 500);
    this.#says = setInterval(() => this.#say(), SAYS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#second);
    clearInterval(this.#says);
    this.#stage.leave();
  }

  protected override turned(before: Player | undefined): void {
    this.#aim = undefined;
    if (before?.item === this.shown?.item) return;
    [this.#media, this.#opened] = [null, {}];
    this.#copy.clear();
    this.#subtitles.on(this.shown?.item ?? "");
    this.#say();
  }

  /** The room waits for this device, or believes that it cannot play. */
  get #stands(): boolean {
    const [player, you] = [this.shown, this.room?.you ?? ""];
    if (!player) return false;
    return waitsFor(player).includes(you) || you in (player.troubles ?? {}) || this.#blind;
  }

  get #blind(): boolean {
    return this.shown?.without_picture?.includes(this.room?.you ?? "") ?? false;
  }

  /** What is said now, a little earlier or later as this side wants it. */
  #say(): void {
    const lines = this.#subtitles.lines;
    const now = this.room?.clock.now();
    const [position, item] = [this.shown?.position, this.shown?.item];
    this.said =
      lines && position && item && now != null
        ? saidAt(lines, positionAt(position, now) - this.#subtitles.offset)
        : "";
  }

  /** It cannot be played here: finds out why, and lets the others know. */
  async #fails(): Promise<void> {
    const [element, item] = [this.#element, this.shown?.item];
    if (!element || !item) return;
    const why = await whyNot(element, this.#media && "url" in this.#media ? this.#media.url : undefined);
    if (this.shown?.item !== item || !this.broken) return;
    this.why = why;
    await this.ask("trouble", { item, why });
  }

  get #element(): (HTMLElement & MediaLike) | null {
    return this.renderRoot.querySelector<HTMLElement & MediaLike>("video, samesky-youtube");
  }

  protected override listens(room: Room): (() => void)[] {
    const ahead = room.on("change", (change) => {
      const next = change.states[this.on] as Player | null | undefined;
      if (next) this.#stage.prepare(next);
    });
    const drifts = new Drifts(room, this.on, () => this.requestUpdate());
    this.#drifts = drifts;
    return [ahead, () => drifts.stop()];
  }

  protected override get marks(): readonly string[] {
    const player = this.shown;
    if (!player?.item) return [];
    if (player.position.rate) return ["running"];
    return [player.wanted ? "waiting" : "paused"];
  }

  protected override updated(): void {
    const element = this.#element;
    const [room, player] = [this.room, this.shown];
    if (element && room && player?.item) this.#stage.follow(element, room.clock, player, this.#source());
    else this.#stage.leave();
  }

  #source(): string | undefined {
    const media = this.#media;
    if (!media) return undefined;
    if ("file" in media) return copyOf(media.file);
    if ("url" in media) return media.url;
    return this.#framed(media) ? media.id : undefined;
  }

  /** Whether it is shown here by its provider's own player: YouTube's, where the hub allows it, after a tap. */
  #framed(media: Media): boolean {
    return "provider" in media && media.provider === "youtube" && Boolean(this.youtube) && framesYoutube();
  }

  /** What is on; it may take a moment to open. */
  #open(room: Room, box: Uint8Array | null): void {
    if (this.#media || !box) return;
    this.#opened = room.unseal(box, this.#queue, "add.media");
    this.#media = mediaOf(this.#opened.text);
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["player-play", watchWords];
  }

  override render(): TemplateResult {
    const player = this.shown;
    if (!this.room || !player?.item) return this.#idle();
    this.#open(this.room, player.media);
    const now = this.room.clock.now() ?? 0;
    const at = Math.min(this.dragged ?? positionAt(player.position, now), player.length ?? Infinity);
    const title = this.#media?.title ?? titleless(this.#opened);
    return html`
      <div class="stack g3">
        ${this.#panel(title)}
        ${this.picture ? html`<p class="b">${title}</p>` : nothing}
        ${this.#copy.said && this.#source() ? html`<p class="note" part="note" role="status">${this.#copy.said}</p>` : nothing}
        ${controls(at, player, this.#wheel)} ${did(this.#whoDid(player, now))} ${together(this.#whoDid(player, now))} ${this.#fine(player)} ${this.refusal()}
      </div>
    `;
  }

  #panel(title: string): TemplateResult {
    const media = this.#media;
    if (media && "provider" in media && !this.#framed(media)) return this.#elsewhere(media);
    const framed = media && "provider" in media;
    const seen = this.picture && !this.#blind;
    return html`<div part="panel" class="still ${seen ? "" : "sound"}">
      ${
        framed
          ? html`<samesky-youtube data-testid="player-frame" origin=${this.youtube} title=${title}></samesky-youtube>`
          : html`<video data-testid="player-media" playsinline preload="auto" aria-label=${title}></video>`
      }
      ${seen ? nothing : html`<p class="voice t5 title">${title}</p>`}
      ${framed ? nothing : this.#sub()} ${this.#over(title)}
    </div>${framed ? html`<div class="below">${this.#sub()}</div>` : nothing}`;
  }

  /** What is said, over a picture of ours; nothing lies over YouTube's. */
  #sub(): TemplateResult | typeof nothing {
    return this.said ? html`<p class="sub" dir="auto" data-testid="player-said">${this.said}</p>` : nothing;
  }

  #whoDid(player: Player, now: number): Who {
    const queue = this.room?.state<Playlist>(this.#queue);
    return {
      player,
      queue,
      now,
      you: this.room?.you ?? "",
      name: (member) => this.nameOf(member),
      title: (item) => {
        const found = queue?.items.find(({ id }) => id === item);
        const opened = (found && this.room?.unseal(found.media, this.#queue, "add.media", found.by)) ?? {};
        return mediaOf(opened.text)?.title ?? titleless(opened);
      },
      hue: (member) => this.hueOf(member),
      light: (member) => lightOf(this.room?.presence[member]?.status),
      step: (member) => this.#step(player, member),
      without: (member) => void this.ask("go_without", { item: player.item, member }),
      undo: (of) => void this.ask("undo", { of }),
      back: (before) => void this.ask("back", { before }, this.#queue),
    };
  }

  #idle(): TemplateResult {
    const queue = this.room?.state<Playlist>(this.#queue);
    if (!queue?.items.length) return html``;
    // Nothing is on: then to play is to begin the queue.
    const begin = () => {
      if (this.room) void hush(this.room, this.on);
      const after = queue.current;
      return this.ask("next", after ? { after } : {}, this.#queue);
    };
    return html`
      <div class="row">
        <button class="pp" type="button" aria-label=${t("player-play")} data-testid="player-play" @click=${begin}>${icon("play")}</button>
        <p class="t2 soft">${t("player-idle")}</p>
      </div>
      ${this.refusal()}
    `;
  }

  get #queue(): string {
    return this.on.replace("player", "playlist");
  }

  #over(title: string): TemplateResult | typeof nothing {
    const [media, player] = [this.#media, this.shown];
    if (this.#blind) return without(this.#retry);
    if (media && "file" in media && !copyOf(media.file))
      return this.#copy.render(media.file, title, player?.length ?? null);
    if (this.tap) {
      return html`<div class="over">
        <button class="btn" part="action" type="button" data-testid="player-tap" @click=${() => this.#stage.tapped()}>${icon("sound", true)}${t("player-tap")}</button>
        <p class="t2">${t("player-tap-lead")}</p></div>`;
    }
    const unread = !media && (this.#opened.text ?? this.#opened.trouble);
    if (!this.why && !unread) return nothing;
    const blind = () => void this.ask("go_without_picture", { item: player?.item });
    return cannot(this.why || "other", blind, this.#retry);
  }

  #retry = (): void => {
    this.why = "";
    this.broken = false;
    this.#stage.retry();
  };

  /** On a provider's own page only its own player plays: the room keeps the position, and each follows by hand. */
  #elsewhere(media: Extract<Media, { provider: Provider }>): TemplateResult {
    const { room, shown: player } = this;
    const at = player ? positionAt(player.position, room?.clock.now() ?? 0) : 0;
    const waits = player?.wanted && waitsFor(player).includes(room?.you ?? "");
    const frame = media.provider === "youtube" && this.youtube ? this.#frame : undefined;
    const ready = waits ? () => void this.ask("ready", { item: player.item }) : undefined;
    return elsewhere(media, at, { frame, ready });
  }

  /** What the controls turn. */
  get #wheel(): Wheel {
    return {
      length: this.shown?.length ?? this.#stage.length,
      picture: this.picture,
      from: (at) => this.#aim ?? at,
      ask: (cmd, args) => {
        if (cmd === "seek") this.#aim = args?.position as number;
        return this.ask(cmd, args);
      },
      play: this.#play,
      drag: (to) => {
        this.dragged = to;
      },
      full: () => void this.renderRoot.querySelector(".still")?.requestFullscreen?.(),
    };
  }

  #frame = (): void => {
    allowYoutube();
    this.requestUpdate();
  };

  /** What is only for oneself; and whether all wait for one is the room's. */
  #fine(player: Player): TemplateResult {
    const waits = player.on_stall !== "catch-up";
    const delay = (seconds: number) => {
      this.#stage.delay = seconds;
      keepDelay(seconds);
      this.requestUpdate();
    };
    return html`<details>
      <summary data-testid="player-fine">${icon("plus", true)}${t("player-fine")}</summary>
      <div class="stack">
        ${this.#subtitles.render()} ${soundTracks(this.#element)} ${soundDelay(this.#stage.delay, delay)}
        <div><label class="chip"><input type="checkbox" data-testid="player-policy" .checked=${live(waits)} @change=${this.#policy} />
          ${t("player-waits-for-all")}</label></div>
      </div>
    </details>`;
  }

  #policy = (event: Event): void => {
    const waits = (event.currentTarget as HTMLInputElement).checked;
    void this.ask("policy", { on_stall: waits ? "pause" : "catch-up" });
  };

  /** How well in step a member is: a media element on the way, or how far it is from the room. */
  #step(player: Player, member: string): string {
    if (player.without_picture?.includes(member)) return t("player-without-picture");
    if (member in (player.troubles ?? {})) return t("player-cannot");
    if (!player.gate.ready.includes(member)) return t("player-loading");
    const mine = member === this.room?.you;
    const drift = (mine ? this.#stage.drift : this.#drifts?.of(member)) ?? 0;
    if (Math.abs(drift) <= IN_STEP) return t("player-in-step");
    const by = new Intl.NumberFormat(spoken(), { maximumSignificantDigits: 2 }).format(Math.abs(drift));
    return t(drift > 0 ? "player-ahead" : "player-behind", { by });
  }

  #play = (): void => {
    // The click is the permission to make sound: take it before the room answers.
    this.#stage.unlock();
    if (this.room) void hush(this.room, this.on);
    void this.ask("play");
  };
}

define("samesky-player", SameskyPlayer);
