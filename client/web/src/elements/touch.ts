import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { LeftView, Touch, TouchView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Loads, listed, spoken, t } from "../words/words.ts";
import { asleep } from "./asleep.ts";
import { here, hourIn, west } from "./daylight.ts";
import { feel } from "./felt.ts";
import { look } from "./look.ts";
import { type Ring, rings, ringsLook, swell } from "./rings.ts";
import { define, lightOf, RoomElement } from "./room-element.ts";
import { shown, touches } from "./touch-felt.ts";
import { Hand } from "./touch-hand.ts";
import { touchLook } from "./touch-look.ts";
import { Moments } from "./touch-moments.ts";
import { heldFor, heldWords, secondsWords } from "./touch-week.ts";
import { touchWords } from "./touch-words.ts";
import { FEELS, GESTURES, type Gesture, leftOf, leftText, type Made, MET, PULSE } from "./touches.ts";

/** Seconds from one beat to the next, as the rule has it. */
const BEAT = 1;
/** Seconds after which a moment of both is felt: by then both know of it. */
const KNOWN = 0.6;
/** Milliseconds for which words of a touch stand. */
const SAID = 5000;
/** Rings that are drawn. */
const MOST = 6;

/**
 * `<samesky-touch>`: hold hands with one pulse for all who hold, tap a rhythm, let a hug or a kiss be felt, now or in the morning.
 *
 * @fires {CustomEvent<Flip>} samesky-flip - A beat of the pulse, or a moment of both, is on the screen.
 * @cssstate offered - A hand is held out, and none is in it.
 * @cssstate together - Hands are held.
 * @cssstate waiting - Something was left for me.
 */
export class SameskyTouch extends RoomElement<TouchView> {
  static override styles = [look, ringsLook, touchLook];
  static override properties: PropertyDeclarations = {
    said: { state: true },
    whom: { state: true },
    ripples: { state: true },
    beats: { state: true },
  };
  /** What a touch says for a while. */
  declare said: string;
  /** For whom it is; empty: all. */
  declare whom: string;
  declare ripples: readonly { id: number; hue: string }[];
  /** Beats of the pulse so far. */
  declare beats: number;
  readonly #hand = new Hand((cmd, args) => void this.ask(cmd, args));
  #pulse: (() => void) | undefined;
  readonly #moments = new Moments();
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #count = 0;

  constructor() {
    super();
    this.on = "touch";
    this.said = this.whom = "";
    this.ripples = [];
    this.beats = 0;
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["touch-title", touchWords];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    shown.add(this);
    addEventListener("pagehide", this.#leave);
    document.addEventListener("visibilitychange", this.#unseen);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    shown.delete(this);
    removeEventListener("pagehide", this.#leave);
    document.removeEventListener("visibilitychange", this.#unseen);
    this.#leave();
    this.#pulse?.();
    clearTimeout(this.#quiet);
  }

  protected override listens(room: Room): (() => void)[] {
    const agree = () => {
      this.#hand.agree(room, this.shown);
      this.#beat();
    };
    return [touches(room, (made) => this.#felt(room, made)), room.on("connection", agree)];
  }

  protected override turned(): void {
    if (this.room) this.#hand.agree(this.room, this.shown);
    this.#beat();
  }

  protected override get marks(): readonly string[] {
    const held = Object.values(this.shown?.held ?? {});
    const together = held.some((met) => met !== null);
    return [
      ...(together ? ["together"] : held.length ? ["offered"] : []),
      ...(this.shown?.left.length ? ["waiting"] : []),
    ];
  }

  // ------------------------------------------------------------------------------------------- the pulse

  /** Whether I hold hands, as far as this device knows. */
  get #holding(): boolean {
    const { room, shown } = this;
    return room?.connection === "live" && (shown?.held[room.you] ?? null) !== null;
  }

  /** Waits for the next beat of the room clock, while hands are held. */
  #beat(): void {
    this.#pulse?.();
    this.#pulse = undefined;
    const [room, since, now] = [this.room, this.shown?.since ?? null, this.room?.clock.now() ?? null];
    if (!room || since === null || now === null || !this.#holding || !this.isConnected) return;
    // A frame for an instant may be drawn a little ahead of it.
    const at = since + BEAT * Math.max(0, Math.ceil((now - since) / BEAT + 0.05));
    this.#pulse = room.clock.frame(at, (seen) => {
      feel(...PULSE);
      this.beats = Math.round((at - since) / BEAT);
      swell(this.renderRoot);
      void this.flipped(at, seen);
      this.#beat();
    });
  }

  // ------------------------------------------------------------------------------------------ the hand

  #press = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    if (this.#hand.stays || (this.shown?.grip && !this.#hand.grip)) this.#hand.release(this.shown);
    else this.#begin(false);
    this.requestUpdate();
  };

  #lift = (): void => {
    if (this.#hand.grip && !this.#hand.stays) this.#hand.release(this.shown);
    this.requestUpdate();
  };

  #key = (event: KeyboardEvent): void => {
    if (event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    if (event.type === "keyup") this.#lift();
    else if (!event.repeat) {
      if (this.#hand.stays) this.#hand.release(this.shown);
      else this.#begin(false);
      this.requestUpdate();
    }
  };

  /** What no finger and no key made, such as the press of a screen reader, stays until the next. */
  #click = (event: MouseEvent): void => {
    if (event.detail === 0) this.#switch();
  };

  #switch = (): void => {
    if (this.#hand.grip || this.shown?.grip) this.#hand.release(this.shown);
    else this.#begin(true);
    this.requestUpdate();
  };

  #begin(stays: boolean): void {
    if (this.room?.connection !== "live") return;
    this.#hand.hold(stays);
    feel(8);
  }

  #leave = (): void => {
    if (this.#hand.grip) this.#hand.release(this.shown);
  };

  /** A finger on a page out of sight is none; what is switched on stays. */
  #unseen = (): void => {
    if (document.hidden) this.#lift();
  };

  // ---------------------------------------------------------------------------------------- touches of now

  #give(name: Touch): void {
    const room = this.room;
    const at = room?.clock.now() ?? null;
    if (!room || at === null || room.connection !== "live") return;
    const whom = this.#whom(room);
    const [only] = whom.length === 1 ? whom : [];
    feel(...(name === "tap" ? FEELS.tap : [8]));
    if (name === "tap") this.#ripple(room.you);
    else if (only && !present(room, only)) return void this.#leaveFor(only, name);
    const n = name === "tap" ? { n: this.#moments.nth(room.you, at) } : {};
    room.signal("touch", { name, at, ...n }, others(room).includes(this.whom) ? this.whom : undefined);
    this.#remember(room, { who: room.you, name, at });
    if (name !== "tap") this.#say(t("touch-sent", { what: t(`touch-${name}`) }));
  }

  #tapKey = (event: KeyboardEvent): void => {
    if (event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    if (event.type === "keydown" && !event.repeat) this.#give("tap");
  };

  async #leaveFor(member: string, name: Gesture): Promise<void> {
    if (await this.say("leave", "text", leftText(name), { member }))
      this.#say(t("touch-left", { name: this.nameOf(member), what: t(`touch-${name}`) }));
  }

  /** One of another is felt now. */
  #felt(room: Room, made: Made): void {
    this.#remember(room, made);
    const name = this.nameOf(made.who);
    if (made.name === "tap") this.#ripple(made.who);
    // A rhythm is said once: a screen reader would never come to an end.
    if (made.name !== "tap") this.#say(t("touch-from", { name, what: t(`touch-${made.name}`) }));
    else if (this.#moments.nth(made.who, made.at) === 1) this.#say(t("touch-from-tap", { name }));
  }

  /** What fell together is felt by both at one instant, when both can know of it. */
  #remember(room: Room, made: Made): void {
    for (const one of this.#moments.add(made, room.you)) {
      room.clock.frame(one.at + KNOWN, (seen) => {
        if (!this.isConnected) return;
        feel(...MET);
        this.#say(t(`touch-met-${one.name}`));
        void this.flipped(one.at + KNOWN, seen);
      });
    }
  }

  #say(words: string): void {
    this.said = words;
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => {
      this.said = "";
    }, SAID);
  }

  #ripple(who: string): void {
    const id = ++this.#count;
    this.ripples = [...this.ripples, { id, hue: this.hueOf(who) }].slice(-4);
    setTimeout(() => {
      this.ripples = this.ripples.filter((one) => one.id !== id);
    }, 700);
  }

  // -------------------------------------------------------------------------------------------- pictures

  override render(): TemplateResult {
    const room = this.room;
    if (!room) return html`<h2 class="head" part="title">${t("touch-title")}</h2>`;
    const view = this.shown;
    return html`
      <div class="all" data-testid="touch">
        <div class="lead stack g2"><h2 class="head" part="title">${t("touch-title")}</h2><p class="t2 soft">${t("touch-lead")}</p>${this.refusal()}</div>
        ${view?.left.length ? html`<div class="waits stack g2">${view.left.map((one) => this.#waiting(room, one))}</div>` : nothing}
        ${this.#holds(room, view)}
        ${this.#gives(room, view)}
      </div>
    `;
  }

  #holds(room: Room, view: TouchView | undefined): TemplateResult {
    const mine = Boolean(this.#hand.grip || view?.grip);
    const pressed = Boolean(this.#hand.grip) && !this.#hand.stays;
    const lit = this.#holding;
    const counted = lit && matchMedia("(prefers-reduced-motion: reduce)").matches;
    const week = heldWords(
      heldFor(view, room.you, room.clock.now() ?? 0, room.members[room.you]?.tz || here()),
    );
    return html`<div class="hold">
      <button class="pad ${lit ? "lit" : ""}" part="touch" type="button" aria-pressed=${String(mine)} aria-describedby="how" data-testid="touch-hold" data-beat=${this.beats}
        ?disabled=${room.connection === "ended"}
        @pointerdown=${this.#press} @pointerup=${this.#lift} @pointercancel=${this.#lift} @lostpointercapture=${this.#lift}
        @keydown=${this.#key} @keyup=${this.#key} @blur=${this.#lift} @click=${this.#click} @contextmenu=${(event: Event) => event.preventDefault()}>
        ${rings(this.#rings(room, view))}
        <span class="b">${t(mine ? (pressed ? "touch-lift" : "touch-release") : "touch-hold")}</span>
        ${counted ? html`<span class="t1 soft num" aria-hidden="true">${secondsWords(this.beats)}</span>` : nothing}
      </button>
      <p class="voice t4 says" role="status" data-testid="touch-says">${this.said || this.#state(room, view)}</p>
      <div class="row centre"><button class="chip" part="quiet" type="button" aria-pressed=${String(mine && (this.#hand.stays || !this.#hand.grip))} data-testid="touch-stays" @click=${this.#switch}>${t("touch-hold-on")}</button></div>
      <p class="t1 soft mid ${mine ? "hide" : ""}" id="how">${t("touch-hold-how")}</p>
      ${week && !lit ? html`<p class="t2 soft mid" data-testid="touch-week">${t("touch-week", { what: week })}</p>` : nothing}
    </div>`;
  }

  /** Whose rings are drawn: both of a couple; else those who hold, and mine. */
  #rings(room: Room, view: TouchView | undefined): Ring[] {
    const held = view?.held ?? {};
    const all = west(room.members);
    const some = all.length > 2 ? all.filter((id) => id in held || id === room.you) : all;
    const ring = (id: string): Ring => ({ hue: this.hueOf(id), on: id in held });
    const drawn = some.slice(0, MOST).map(ring);
    return drawn.length > 1 ? drawn : [...drawn, { hue: "", on: false }];
  }

  /** How hands are, in words. */
  #state(room: Room, view: TouchView | undefined): string {
    const held = view?.held ?? {};
    const all = others(room);
    const holding = all.filter((id) => id in held);
    const names = listed(holding.map((id) => this.nameOf(id)));
    if (!all.length) return t("touch-alone");
    if (room.you in held) {
      if (holding.length && room.connection === "live")
        return all.length > 1 ? t("touch-together-with", { names }) : t("touch-together");
      return t(this.#hand.grip ? "touch-offered" : "touch-elsewhere");
    }
    if (holding.length > 1) return t("touch-others", { names });
    return holding.length ? t("touch-offers", { names, many: holding.length }) : "";
  }

  /** Whom a touch is for. */
  #whom(room: Room): string[] {
    const all = others(room);
    return all.includes(this.whom) ? [this.whom] : all;
  }

  #gives(room: Room, view: TouchView | undefined): TemplateResult {
    const all = others(room);
    const whom = this.#whom(room);
    const [only] = whom.length === 1 ? whom : [];
    const nobody = !whom.some((id) => present(room, id));
    const off = room.connection !== "live" || !all.length || (nobody && !only);
    const mine = Object.entries(view?.mine ?? {}).filter(
      ([id, until]) => id in room.members && until > (room.clock.now() ?? 0),
    );
    const chip = (id: string, words: string) =>
      html`<button class="chip" part="quiet" type="button" aria-pressed=${String(this.whom === id)} data-testid="touch-for" @click=${() => {
        this.whom = id;
      }}>${words}</button>`;
    return html`<div class="side">
      ${all.length > 1 ? html`<div><p class="label" id="for">${t("touch-for")}</p><div class="row tight" role="group" aria-labelledby="for">${chip("", t("touch-all"))}${all.map((id) => chip(id, this.nameOf(id)))}</div></div>` : nothing}
      <div class="stack g2"><h3 class="label" id="give">${t("touch-give")}</h3>
        ${nobody && all.length ? html`<p class="t2 soft" data-testid="touch-away">${only ? this.#away(room, only) : t("touch-nobody")}</p>` : nothing}
        <div class="gives" role="group" aria-labelledby="give">${GESTURES.map(
          (name) =>
            html`<button class="btn quiet" part="quiet" type="button" ?disabled=${off} data-testid="touch-${name}" @click=${() => this.#give(name)}>${t(`touch-${name}`)}</button>`,
        )}</div>
        ${mine.length ? html`<p class="t2 soft" data-testid="touch-mine">${t("touch-mine", { names: listed(mine.map(([id]) => this.nameOf(id))) })}</p>` : nothing}
      </div>
      <button class="pad tap ${this.ripples.length ? "beat" : ""}" part="touch" type="button" ?disabled=${off || nobody} data-testid="touch-tap"
        @pointerdown=${(event: PointerEvent) => event.button === 0 && this.#give("tap")} @keydown=${this.#tapKey} @keyup=${this.#tapKey} @click=${(event: MouseEvent) => event.detail === 0 && this.#give("tap")} @contextmenu=${(event: Event) => event.preventDefault()}>
        ${this.ripples.map(({ hue }) => html`<i class="ripple ${hue}" aria-hidden="true"></i>`)}
        <span class="b">${t("touch-tap")}</span><span class="t2 soft">${t("touch-tap-how")}</span>
      </button>
      ${"vibrate" in navigator ? nothing : html`<p class="t2 soft">${t("touch-silent")}</p>`}
    </div>`;
  }

  /** That somebody finds later what is left now. */
  #away(room: Room, id: string): string {
    const [time, name] = [asleep(room, id), this.nameOf(id)];
    return time ? t("touch-asleep", { time, name }) : t("touch-waits-away", { name });
  }

  #waiting(room: Room, one: LeftView): TemplateResult {
    const zone = room.members[room.you]?.tz || here();
    const time = hourIn(zone, new Date(one.at * 1000), spoken());
    const { text, trouble } = room.unseal(one.text, this.on, `leave.text/${room.you}`, one.by, one.at);
    const closed = text === undefined && !trouble; // it opens in a moment
    return html`<div class="note lamp row left ${this.hueOf(one.by)}" part="note" data-testid="touch-waiting"><span class="grow">${t("touch-waiting", { name: this.nameOf(one.by), time })}</span>
      <button class="btn small" part="action" type="button" data-testid="touch-feel" ?disabled=${closed} @click=${() => this.#feel(one, leftOf(text))}>${t("touch-feel")}</button></div>`;
  }

  async #feel(one: LeftView, gesture: Gesture | undefined): Promise<void> {
    if (gesture) feel(...FEELS[gesture]);
    const what = t(gesture ? `touch-${gesture}` : "touch-unreadable");
    this.#say(t("touch-from", { name: this.nameOf(one.by), what }));
    await this.ask("felt", { touch: one.touch });
  }
}

/** All but me, west first. */
function others(room: Room): string[] {
  return west(room.members).filter((id) => id !== room.you);
}

/** Whether somebody is here, or on the way back. */
function present(room: Room, id: string): boolean {
  return lightOf(room.presence[id]?.status) !== "away";
}

define("samesky-touch", SameskyTouch);
