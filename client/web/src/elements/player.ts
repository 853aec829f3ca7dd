import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { Drifts } from "../sdk/drifts.ts";
import { positionAt } from "../sdk/motion.ts";
import type { Player, Playlist } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import type { Opened } from "../sdk/safe.ts";
import { Stage, waitsFor } from "../sdk/stage.ts";
import { type Key, type Loads, listed, spoken, t } from "../words/words.ts";
import { besideWords } from "./beside-words.ts";
import { keepDelay, keptDelay, MOST_DELAY } from "./delay.ts";
import { clockFace } from "./digits.ts";
import { icon } from "./drawn.ts";
import { look } from "./look.ts";
import { choose, copyOf, type Media, mediaOf, type Provider, placeOf, sizeOf, titleless } from "./media.ts";
import { playerLook } from "./player-look.ts";
import { define, lightOf, RoomElement } from "./room-element.ts";

/** Seconds beside the room that nobody notices in a film. */
const IN_STEP = 0.1;
const SPEEDS = [0.75, 1, 1.25, 1.5, 2];

/**
 * `<samesky-player>`: everybody's own copy, one position.
 *
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
  };
  static override styles = [look, playerLook];
  /** The browser wants a tap before it plays. */
  declare tap: boolean;
  declare broken: boolean;
  declare loading: boolean;
  declare picture: boolean;
  /** Seconds at which the slider is held; null when it is let go. */
  declare dragged: number | null;
  readonly #stage = new Stage({
    ready: (item) => {
      if (this.shown && waitsFor(this.shown).includes(this.room?.you ?? "")) void this.ask("ready", { item });
    },
    stalled: (item) => void this.ask("stalled", { item }),
    ended: (item) => void this.ask("next", { after: item }, this.#queue),
    blocked: (blocked) => {
      this.tap = blocked;
    },
    seen: ({ loading, broken, picture }) => {
      [this.loading, this.broken, this.picture] = [loading, broken, picture];
    },
  });
  #media: Media | null = null;
  #opened: Opened = {};
  #drifts: Drifts | undefined;
  #second: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.on = "player";
    this.tap = this.broken = this.loading = this.picture = false;
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
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#second);
    this.#stage.leave();
  }

  protected override turned(before: Player | undefined): void {
    if (before?.item !== this.shown?.item) [this.#media, this.#opened] = [null, {}];
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
    const element = this.renderRoot.querySelector("video");
    const [room, player] = [this.room, this.shown];
    if (element && room && player?.item) this.#stage.follow(element, room.clock, player, this.#source());
    else this.#stage.leave();
  }

  #source(): string | undefined {
    const media = this.#media;
    if (!media) return undefined;
    if ("file" in media) return copyOf(media.file);
    return "url" in media ? media.url : undefined;
  }

  /** What is on; it may take a moment to open. */
  #open(room: Room, box: Uint8Array | null): void {
    if (this.#media || !box) return;
    this.#opened = room.unseal(box, this.#queue, "add.media");
    this.#media = mediaOf(this.#opened.text);
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["player-play", besideWords];
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
        ${
          this.#media && "provider" in this.#media
            ? this.#elsewhere(this.#media)
            : html`<div part="panel" class="still ${this.picture ? "" : "sound"}">
                <video data-testid="player-media" playsinline preload="auto" aria-label=${title}></video>
                ${this.picture ? nothing : html`<p class="voice t5 title">${title}</p>`} ${this.#over(title)}
              </div>`
        }
        ${this.picture ? html`<p class="b">${title}</p>` : nothing}
        ${this.#slider(at, player)} ${this.#controls(at, player)} ${this.#who(player)} ${this.#fine(player)} ${this.refusal()}
      </div>
    `;
  }

  #idle(): TemplateResult {
    const queue = this.room?.state<Playlist>(this.#queue);
    if (!queue?.items.length) return html``;
    // Nothing is on: then to play is to begin the queue.
    const begin = () => {
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
    const media = this.#media;
    if (media && "file" in media && !copyOf(media.file)) {
      return html`<label class="over choose"><span class="btn" part="action">${icon("file", true)}${t("player-choose", { title })}</span>
        <input type="file" accept="audio/*,video/*" data-testid="player-file" @change=${this.#choose} /></label>`;
    }
    if (this.tap) {
      return html`<div class="over">
        <button class="btn" part="action" type="button" data-testid="player-tap" @click=${() => this.#stage.tapped()}>${icon("sound", true)}${t("player-tap")}</button>
        <p class="t2">${t("player-tap-lead")}</p></div>`;
    }
    return this.broken || (!media && (this.#opened.text ?? this.#opened.trouble))
      ? html`<div class="over"><p role="status">${t("player-broken")}</p></div>`
      : nothing;
  }

  /** On a provider's own page only its own player plays: the room keeps the position, and each follows by hand. */
  #elsewhere(media: { provider: Provider; id: string; title: string }): TemplateResult {
    const { room, shown: player } = this;
    const { name, page } = placeOf(media, player ? positionAt(player.position, room?.clock.now() ?? 0) : 0);
    const awaited = player?.wanted && waitsFor(player).includes(room?.you ?? "");
    return html`<div part="panel" class="still sound elsewhere">
      <p class="voice t5">${media.title}</p>
      <p class="t2">${t("player-elsewhere-lead")}</p>
      <a class="btn" part="action" href=${page} target="_blank" rel="noopener noreferrer" data-testid="player-elsewhere">${t("player-elsewhere", { name })}</a>
      ${
        awaited
          ? html`<button class="btn quiet small" part="quiet" type="button" data-testid="player-ready"
              @click=${() => this.ask("ready", { item: player.item })}>${t("player-ready")}</button>`
          : nothing
      }
    </div>`;
  }

  #slider(at: number, player: Player): TemplateResult {
    const length = player.length ?? this.#stage.length ?? 0;
    const said = t("player-of", { time: clockFace(at), total: clockFace(length) });
    return html`
      <div>
        <input class="seek" type="range" min="0" max=${Math.max(1, Math.floor(length))} step="1" .value=${live(String(Math.floor(at)))}
          .style=${`--gone: ${length ? (100 * at) / length : 0}%`} data-testid="player-seek" ?disabled=${!length}
          aria-label=${t("player-position")} aria-valuetext=${said} @input=${this.#drag} @change=${this.#seek} />
        <div class="row between num t2 soft"><span data-testid="player-time">${clockFace(at)}</span>
          <span>${length ? t("player-left", { time: clockFace(length - at) }) : ""}</span></div>
      </div>
    `;
  }

  #controls(at: number, player: Player): TemplateResult {
    const length = player.length ?? this.#stage.length ?? Infinity;
    const by = (seconds: number) => () =>
      this.ask("seek", { position: Math.min(Math.max(0, at + seconds), length) });
    const speed = (event: Event) =>
      this.ask("speed", { rate: Number((event.currentTarget as HTMLSelectElement).value) });
    return html`
      <div class="ctl">
        <select class="iconb num" aria-label=${t("player-speed")} data-testid="player-speed" @change=${speed}>
          ${SPEEDS.map((rate) => html`<option value=${rate} ?selected=${rate === player.rate}>${rate}×</option>`)}
        </select>
        <button class="iconb num" type="button" aria-label=${t("player-back")} data-testid="player-back" @click=${by(-10)}>−10</button>
        ${
          player.wanted
            ? html`<button class="pp" type="button" aria-label=${t("player-pause")} data-testid="player-pause" @click=${() => this.ask("pause")}>${icon("pause")}</button>`
            : html`<button class="pp" type="button" aria-label=${t("player-play")} data-testid="player-play" @click=${this.#play}>${icon("play")}</button>`
        }
        <button class="iconb num" type="button" aria-label=${t("player-on")} data-testid="player-on" @click=${by(10)}>+10</button>
        <button class="iconb" type="button" aria-label=${t("player-full")} ?disabled=${!this.picture}
          @click=${() => this.renderRoot.querySelector("video")?.requestFullscreen?.()}>${icon("full")}</button>
      </div>
    `;
  }

  /** What this device plays may be heard late (Bluetooth): its own affair. Whether all wait for one is the room's. */
  #fine(player: Player): TemplateResult {
    const ms = Math.round(1000 * this.#stage.delay);
    const said = t("player-late-by", { ms });
    const waits = player.on_stall !== "catch-up";
    return html`<details>
      <summary>${icon("plus", true)}${t("player-fine")}</summary>
      <div class="stack g3">
        <div>
          <label class="row between t2" for="late"><span>${t("player-late")}</span><span class="num">${said}</span></label>
          <input id="late" class="seek" type="range" min="0" max=${1000 * MOST_DELAY} step="10" .value=${live(String(ms))}
            .style=${`--gone: ${(100 * ms) / (1000 * MOST_DELAY)}%`} data-testid="player-late" aria-valuetext=${said}
            aria-describedby="late-lead" @input=${this.#delay} />
          <p class="t2 soft" id="late-lead">${t("player-late-lead")}</p>
        </div>
        <div><label class="chip"><input type="checkbox" data-testid="player-policy" .checked=${live(waits)} @change=${this.#policy} />
          ${t("player-waits-for-all")}</label></div>
      </div>
    </details>`;
  }

  #policy = (event: Event): void => {
    const waits = (event.currentTarget as HTMLInputElement).checked;
    void this.ask("policy", { on_stall: waits ? "pause" : "catch-up" });
  };

  #delay = (event: Event): void => {
    this.#stage.delay = Number((event.currentTarget as HTMLInputElement).value) / 1000;
    keepDelay(this.#stage.delay);
    this.requestUpdate();
  };

  #who(player: Player): TemplateResult {
    const room = this.room;
    const awaited = player.wanted && player.position.rate === 0 ? waitsFor(player) : [];
    return html`
      <div role="status">
        ${
          awaited.length
            ? html`<div class="note lamp" part="note" data-testid="player-awaited">
                <p class="grow">${t("player-waits", { names: listed(awaited.map((one) => (one === room?.you ? t("player-you") : this.nameOf(one)))) })}</p>
              </div>`
            : nothing
        }
      </div>
      ${
        awaited.length
          ? html`<div class="row tight centre">${awaited
              .filter((one) => one !== room?.you)
              .map(
                (
                  member,
                ) => html`<button class="btn quiet small" part="quiet" type="button" data-testid="player-go-without"
                  @click=${() => this.ask("go_without", { item: player.item, member })}>${t("player-without", { name: this.nameOf(member) })}</button>`,
              )}</div>`
          : nothing
      }
      <div class="row between in t2">
        ${player.gate.circle.map(
          (
            member,
          ) => html`<span class="tag ${this.hueOf(member)}"><i class="light ${lightOf(room?.presence[member]?.status)}" aria-hidden="true"></i>
            <span>${this.nameOf(member)}, ${this.#step(player, member)}</span></span>`,
        )}
      </div>
    `;
  }

  /** How well in step a member is: a media element on the way, or how far it is from the room. */
  #step(player: Player, member: string): string {
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
    void this.ask("play");
  };

  #drag = (event: Event): void => {
    this.dragged = Number((event.currentTarget as HTMLInputElement).value);
  };

  #seek = async (event: Event): Promise<void> => {
    await this.ask("seek", { position: Number((event.currentTarget as HTMLInputElement).value) });
    this.dragged = null;
  };

  #choose = async (event: Event): Promise<void> => {
    const file = (event.currentTarget as HTMLInputElement).files?.[0];
    const media = this.#media;
    if (!file || !media || !("file" in media)) return;
    const found = await choose(file);
    const same = found.size === media.file.size && found.hash === media.file.hash;
    this.trouble = same ? "" : t("player-other-file", { size: sizeOf(media.file.size, spoken()) });
    this.requestUpdate();
  };
}

define("samesky-player", SameskyPlayer);
