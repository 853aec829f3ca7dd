import { html, type LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { RefusedError } from "../sdk/errors.ts";
import type { MomentView, StripView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Loads, listed, spoken, t } from "../words/words.ts";
import { keepBlob } from "./blobs.ts";
import { here, hourIn, lightAt, west } from "./daylight.ts";
import { icon } from "./drawn.ts";
import { feel } from "./felt.ts";
import { look } from "./look.ts";
import { picture } from "./moment-blobs.ts";
import { momentLook } from "./moment-look.ts";
import { FIELD, MAX_WORDS, onThisDay, saidOf, saidText } from "./moment-note.ts";
import { cardOf, pictureIn, pictureOf } from "./moment-picture.ts";
import "./moment-strip.ts";
import { momentWords } from "./moment-words.ts";
import { define, lightOf, why } from "./room-element.ts";
import { isOpen } from "./round.ts";
import { TickingElement } from "./ticking-element.ts";

/** Digits of the count, and seconds for which it is told that a strip was kept. */
const [DIGITS, KEPT] = [3, 600];

/**
 * `<samesky-moment>`: a shared 3-2-1, a picture of each at one instant, one strip that is kept when all agree.
 *
 * @fires {CustomEvent<Flip>} samesky-flip - The camera has fired.
 * @cssstate waiting - My picture is in, and others are awaited.
 * @cssstate counting - The count is on.
 * @cssstate revealed - All pictures are open.
 */
export class SameskyMoment extends TickingElement<MomentView> {
  static override styles = [look, momentLook];
  static override properties: PropertyDeclarations = {
    stream: { state: true },
    mine: { state: true },
    said: { state: true },
    taken: { state: true },
    sending: { state: true },
    another: { state: true },
    flash: { state: true },
  };
  /** What my camera sees, while it is on. */
  declare stream: MediaStream | undefined;
  /** My picture, before it is given: a data URL. */
  declare mine: string;
  /** What is on it. */
  declare said: string;
  /** It was taken here, in front of the camera. */
  declare taken: boolean;
  declare sending: boolean;
  /** The strip in which I give another picture than the one that is in. */
  declare another: string;
  declare flash: boolean;
  #fires: (() => void) | undefined;
  #strip = "";

  constructor() {
    super();
    this.on = "moment";
    this.mine = this.said = this.another = "";
    this.sending = this.flash = this.taken = false;
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["moment-title", momentWords];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#dark();
    this.#fires?.();
  }

  protected override changesAfter(now: number): number | undefined {
    const fires = this.shown?.making?.fires_at ?? null;
    if (fires === null || now >= fires) return undefined;
    return [DIGITS, 2, 1, 0].map((n) => fires - n).find((at) => at > now);
  }

  protected override updated(): void {
    super.updated();
    // Not in the template: that would give it the same stream again with each drawing, and it would go dark.
    const video = this.renderRoot.querySelector("video");
    if (video && this.stream && video.srcObject !== this.stream) video.srcObject = this.stream;
  }

  protected override turned(): void {
    const making = this.shown?.making ?? undefined;
    if (making?.strip !== this.#strip) {
      // Another strip: what was taken for the one before is nobody's.
      this.#strip = making?.strip ?? "";
      this.mine = this.said = this.another = "";
      this.taken = false;
      if (!making) this.#dark();
    }
    this.#fires?.();
    const [room, fires] = [this.room, making?.fires_at ?? null];
    const now = room?.clock.now() ?? null;
    if (room && fires !== null && now !== null && fires > now)
      this.#fires = room.clock.at(fires, () => void this.#shoot(fires));
  }

  protected override get marks(): readonly string[] {
    const making = this.shown?.making;
    const now = this.seen ?? 0;
    if (!making) return [];
    if (isOpen(making.round, now)) return ["revealed"];
    if ((making.fires_at ?? 0) > now) return ["counting"];
    return this.room && this.room.you in making.round.answers ? ["waiting"] : [];
  }

  // --------------------------------------------------------------------------------------------- pictures

  async #light(): Promise<void> {
    this.trouble = "";
    try {
      const video = { facingMode: "user", width: { ideal: 1280 }, height: { ideal: 960 } };
      const stream = await navigator.mediaDevices.getUserMedia({ video, audio: false });
      if (!this.isConnected) return stop(stream);
      this.stream = stream;
      [this.mine, this.taken] = ["", false];
    } catch {
      this.trouble = t("moment-camera-none");
    }
  }

  #dark(): void {
    if (this.stream) stop(this.stream);
    this.stream = undefined;
  }

  /** Takes what the camera sees; a card or a picture that was chosen stays. */
  async #shoot(at?: number): Promise<void> {
    const video = this.renderRoot.querySelector("video");
    feel(200);
    if (!video?.videoWidth) return;
    const shown = this.room?.clock.now() ?? 0;
    const taken = pictureOf(video, video.videoWidth, video.videoHeight); // what is seen in this very moment
    if (at !== undefined) void this.flipped(at, shown);
    this.flash = true;
    [this.mine, this.taken] = [await taken, true];
    this.#dark();
  }

  async #chosen(event: Event): Promise<void> {
    const field = event.currentTarget as HTMLInputElement;
    const [file] = field.files ?? [];
    if (!file) return;
    this.trouble = "";
    try {
      [this.mine, this.taken] = [await pictureIn(file), false];
      this.#dark();
    } catch {
      this.trouble = t("moment-file-none");
    }
    field.value = "";
  }

  async #card(room: Room): Promise<void> {
    const zone = room.members[room.you]?.tz || here();
    const now = new Date((room.clock.now() ?? Date.now() / 1000) * 1000);
    const style = getComputedStyle(this);
    const light = lightAt(zone, now);
    const colour = (name: string, other: string) => style.getPropertyValue(name).trim() || other;
    const sky = ["zenith", "mid", "horizon"].map((part) =>
      solid(colour(`--ss-${light}-${part}`, "#223355"), this),
    );
    const person = this.renderRoot.querySelector(".finder .light");
    const glow = person ? getComputedStyle(person).backgroundColor : "#ffdd99";
    const ink = solid(colour(`--ss-${light}-ink`, "#ffffff"), this);
    const lines = [this.nameOf(room.you), hourIn(zone, now, spoken())];
    [this.mine, this.taken] = [await cardOf(sky, glow, ink, lines), false];
    this.#dark();
  }

  async #give(room: Room, { strip }: StripView): Promise<void> {
    [this.sending, this.trouble] = [true, ""];
    try {
      const name = await keepBlob(room, this.on, FIELD, this.mine);
      const text = await this.box(`put.text/${strip}`, saidText(name, this.said));
      if (text && (await this.ask("put", { strip, text, picture: name }))) this.mine = this.another = "";
    } catch (error) {
      const code = error instanceof RefusedError ? error.code : "";
      this.trouble =
        code === "full" ? t("moment-full") : code === "too_large" ? t("moment-too-large") : why(error);
    }
    this.sending = false;
  }

  // ---------------------------------------------------------------------------------------------- drawing

  override render(): TemplateResult {
    const room = this.room;
    if (!room) return html`<h2 class="head" part="title">${t("moment-title")}</h2>`;
    const making = this.shown?.making ?? undefined;
    this.#ahead(room);
    return html`<section class="stack" aria-labelledby="title" data-testid="moment" data-strip=${making?.strip ?? ""}>
      <div class="stack g2"><h2 class="head" part="title" id="title">${t("moment-title")}</h2>${making ? nothing : html`<p class="t2 soft">${t("moment-lead")}</p>`}</div>
      ${making ? this.#making(room, making) : this.#nothing(room)}
      ${this.refusal()}
    </section>`;
  }

  /** What opens in a moment is fetched before. */
  #ahead(room: Room): void {
    const making = room.state<MomentView>(this.on)?.making;
    if (!making || making.round.opens_at === null) return;
    for (const [who, box] of Object.entries(making.round.answers)) {
      const said = saidOf(room.unseal(box, this.on, `put.text/${making.strip}`, who).text);
      if (said) picture(room, this.on, who, said.picture).catch(() => undefined);
    }
  }

  #nothing(room: Room): TemplateResult {
    const now = room.clock.now() ?? 0;
    const zone = room.members[room.you]?.tz || here();
    const last = room.entries.findLast((one) => one.on === this.on && one.kind === "strip" && one.body);
    const fresh = last && now - last.at < KEPT ? last : undefined;
    const past = onThisDay(room.entries, this.on, now, zone);
    const day = new Intl.DateTimeFormat(spoken(), { dateStyle: "long", timeZone: zone });
    const away = this.#others(room).filter((id) => lightOf(room.presence[id]?.status) === "away");
    return html`
      ${fresh ? html`<div class="stack g2" data-testid="moment-kept"><p class="voice t4 mid" role="status">${t("moment-kept")}</p><samesky-strip .room=${room} .entry=${fresh}></samesky-strip></div>` : nothing}
      <div class="stack g2 mid"><div><button class="btn ${fresh ? "quiet" : ""}" part=${fresh ? "quiet" : "action"} type="button" data-testid="moment-gather" @click=${() => this.ask("gather")}>${t("moment-gather")}</button></div>
        ${away.length && away.length < 4 ? html`<p class="t2 soft">${t("moment-gather-away", { names: this.#names(away) })}</p>` : nothing}</div>
      ${past ? html`<div class="stack g2" data-testid="moment-this-day"><h3 class="label mid">${t("moment-this-day", { day: day.format(past.at * 1000) })}</h3><samesky-strip .room=${room} .entry=${past}></samesky-strip></div>` : nothing}`;
  }

  #making(room: Room, making: StripView): TemplateResult {
    const { round, circle, strip } = making;
    if (!circle.includes(room.you))
      return html`<p class="note" part="note">${t("moment-not-in")}</p>${this.#ends(making, false)}`;
    const field = `put.text/${strip}`;
    if (isOpen(round, this.seen ?? 0)) {
      return html`<div class="stack" data-testid="moment-open"><samesky-strip .room=${room} .strip=${{ on: this.on, field, boxes: round.answers }}></samesky-strip>
        <div class="stack g3 mid">
        ${
          making.yes
            ? html`<p class="t2 soft" role="status">${t("moment-yes")}</p>`
            : html`<div><button class="btn" part="action" type="button" data-testid="moment-keep" @click=${() => this.ask("keep", { strip })}>${t("moment-keep")}</button></div>`
        }${this.#ends(making, true)}</div></div>`;
    }
    if (room.you in round.answers && this.another !== strip) return this.#given(room, making, field);
    return this.#booth(room, making);
  }

  #ends({ strip }: StripView, again: boolean): TemplateResult {
    return html`<div class="row tight more">
      ${again ? html`<button class="btn quiet small" part="quiet" type="button" data-testid="moment-again" @click=${() => this.ask("again", { strip })}>${t("moment-again")}</button>` : nothing}
      <button class="btn bare small" part="quiet" type="button" data-testid="moment-let-go" @click=${() => this.ask("let_go", { strip })}>${t("moment-let-go")}</button></div>`;
  }

  #given(room: Room, making: StripView, field: string): TemplateResult {
    const { round, strip } = making;
    const awaited = round.awaited.filter((id) => id !== room.you);
    const away = awaited.every((id) => lightOf(room.presence[id]?.status) === "away");
    const words = away ? t("moment-given-away", { names: this.#names(awaited) }) : t("moment-given");
    return html`<div class="stack" data-testid="moment-given">
      <samesky-strip .room=${room} .strip=${{ on: this.on, field, boxes: round.answers }} .closed=${making.circle.filter((id) => id !== room.you)}></samesky-strip>
      <p class="mid" role="status">${words}</p>
      <div class="row tight centre">
        <button class="btn quiet small" part="quiet" type="button" data-testid="moment-other" @click=${() => {
          this.another = strip;
        }}>${t("moment-other")}</button>
        ${awaited.map((member) => html`<button class="btn bare small" part="quiet" type="button" data-testid="moment-without" @click=${() => this.ask("go_without", { strip, member })}>${t("moment-without", { name: this.nameOf(member) })}</button>`)}</div>
      ${this.#ends(making, false)}</div>`;
  }

  /** Where I make my picture. */
  #booth(room: Room, making: StripView): TemplateResult {
    const { strip, fires_at: fires, ready, circle } = making;
    const now = this.seen ?? 0;
    const left = fires === null ? 0 : Math.ceil(fires - now - 0.001);
    const counts = left > 0 && left <= DIGITS;
    const am = ready.includes(room.you) && (fires === null || now < fires);
    const others = circle.filter((id) => id !== room.you);
    const waits = others.filter((id) => !ready.includes(id));
    const theirs = fires === null || now < fires ? others.filter((id) => ready.includes(id)) : [];
    const can = Boolean(this.stream || this.mine);
    const far = others.length > 0 && others.every((id) => lightOf(room.presence[id]?.status) === "away");
    const press = (key: Key, testid: string, loud: boolean, run: () => unknown, off = false) =>
      html`<button class="btn wide ${loud ? "" : "quiet"}" part=${loud ? "action" : "quiet"} type="button" data-testid=${testid} ?disabled=${off} @click=${run}>${t(key)}</button>`;
    const say = am
      ? counts
        ? t("moment-counts")
        : t("moment-ready-waits", { names: this.#names(waits) })
      : theirs.length
        ? t("moment-ready-others", { names: this.#names(theirs), many: theirs.length })
        : this.mine
          ? t("moment-mine")
          : "";
    return html`<div class="booth stack">
      <div class="finder ${this.hueOf(room.you)} ${counts ? "count-on" : ""}" data-testid="moment-finder" data-has=${this.mine ? "picture" : this.stream ? "camera" : "nothing"}>
        ${this.mine ? html`<img src=${this.mine} alt=${this.said || t("moment-alt", { name: this.nameOf(room.you) })} />` : this.stream ? html`<video autoplay playsinline muted aria-label=${t("moment-camera-view")}></video>` : this.#ways(room)}
        ${counts ? html`<p class="count" aria-live="assertive" data-testid="moment-count">${left}</p>` : nothing}
        ${
          this.flash
            ? html`<i class="flash" @animationend=${() => {
                this.flash = false;
              }}></i>`
            : nothing
        }
      </div>
      <div class="stack g3">
        <p role="status" data-testid="moment-says">${say}</p>
        ${room.connection === "waiting" ? html`<p class="note" part="note">${t("moment-offline")}</p>` : nothing}
        <div class="acts">
        ${
          this.mine
            ? html`<label><span class="label">${t("moment-words")}</span><input class="field small" part="field" dir="auto" maxlength=${MAX_WORDS} autocomplete="off" data-testid="moment-words" .value=${this.said} @input=${(
                event: InputEvent,
              ) => {
                this.said = (event.currentTarget as HTMLInputElement).value;
              }} /></label>
              ${press(this.sending ? "moment-giving" : "moment-give", "moment-give", true, () => this.#give(room, making), this.sending)}
              ${this.taken ? press("moment-ready-again", "moment-once-more", false, () => this.#light()) : nothing}`
            : nothing
        }
        ${can && !this.taken && !far ? press("moment-ready", "moment-ready", !this.mine, () => this.ask("ready", { strip }), am) : nothing}
        ${this.stream && !counts && (far || am) ? press("moment-alone", "moment-alone", far, () => this.#shoot()) : nothing}
        </div>
        ${this.stream || this.mine ? this.#ways(room, true) : nothing}
        <div class="row tight more">
          ${others.length ? html`<button class="btn bare small" part="quiet" type="button" data-testid="moment-without-me" @click=${() => this.ask("without_me", { strip })}>${t("moment-without-me")}</button>` : nothing}
          ${this.#ends(making, false)}</div>
      </div></div>`;
  }

  /** How one comes to a picture: the camera, a file, a card. */
  #ways(room: Room, small = false): TemplateResult {
    const look = "btn quiet small";
    const ways = html`
      ${this.stream ? html`<button class=${look} part="quiet" type="button" data-testid="moment-camera-off" @click=${() => this.#dark()}>${t("moment-camera-off")}</button>` : html`<button class=${look} part="quiet" type="button" data-testid="moment-camera" @click=${() => this.#light()}>${t("moment-camera")}</button>`}
      <label class=${look}>${icon("file", true)}${t("moment-file")}<input type="file" accept="image/*" data-testid="moment-file" @change=${this.#chosen} /></label>
      <button class=${look} part="quiet" type="button" data-testid="moment-card" @click=${() => this.#card(room)}>${t("moment-card")}</button>`;
    return small
      ? html`<div class="row tight more">${ways}</div>`
      : html`<div class="ways"><i class="light here" aria-hidden="true"></i>${ways}</div>`;
  }

  #others(room: Room): string[] {
    return west(room.members).filter((id) => id !== room.you);
  }

  #names(who: readonly string[]): string {
    return listed(who.map((id) => this.nameOf(id)));
  }
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** A colour of ours as a canvas takes it: one of a light and a dark scheme is chosen by the browser. */
function solid(colour: string, host: LitElement): string {
  const probe = document.createElement("i");
  probe.style.color = colour;
  host.renderRoot.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

define("samesky-moment", SameskyMoment);
