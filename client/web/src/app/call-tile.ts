import { css, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { standOf } from "../elements/call-faces.ts";
import { callIcon } from "../elements/call-icons.ts";
import { type Session, sessionOf } from "../elements/call-session.ts";
import { callWords } from "../elements/call-words.ts";
import { feel } from "../elements/felt.ts";
import { look } from "../elements/look.ts";
import { define, RoomElement } from "../elements/room-element.ts";
import type { Call } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Loads, listed, t } from "../words/words.ts";
import { placeLink, wish } from "./place-link.ts";
import { preferences } from "./preferences.ts";
import { isQuiet } from "./quiet.ts";
import { bell } from "./sounds.ts";

/** Milliseconds between two soft bells; of a "not now", in which nothing rings again. */
const [RINGS, PEACE] = [15_000, 600_000];

/**
 * `<samesky-call-tile>`: the call while something else of the room is seen: somebody's picture, small, with mute and end in
 * reach; and the asking, when somebody would like to talk.
 */
class SameskyCallTile extends RoomElement<Call> {
  static override styles = [
    look,
    css`
      :host { position: fixed; z-index: 6; inset-inline: 0.75rem; inset-block-end: calc(4.75rem + env(safe-area-inset-bottom)); pointer-events: none; }
      .tile { pointer-events: auto; display: flex; align-items: center; gap: 0.5rem; padding: 0.375rem; border-radius: var(--ss-r-3); background: var(--ss-paper);
        box-shadow: 0 0 0 1px var(--ss-line), var(--ss-shadow-float); max-inline-size: 30rem; margin-inline: auto; }
      .back { display: flex; align-items: center; gap: 0.75rem; flex: 1; min-inline-size: 0; min-block-size: var(--ss-tap); text-decoration: none; border-radius: var(--ss-r-2); font-size: var(--ss-t-2); line-height: 1.35; }
      .back:hover b { text-decoration: underline; text-underline-offset: 0.2em; }
      .face { position: relative; flex: none; overflow: clip; inline-size: 3.5rem; block-size: 3.5rem; border-radius: var(--ss-r-2); display: grid; place-items: center;
        background: radial-gradient(circle at 50% 42%, oklch(0.46 0.07 var(--ss-hue)), oklch(0.26 0.045 var(--ss-hue)) 72%); }
      .face video { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; object-fit: cover; }
      .face .light { inline-size: 1rem; block-size: 1rem; }
      .words { min-inline-size: 0; overflow-wrap: anywhere; } .words .t1 { display: block; color: var(--ss-ink-2); }
      .rb { flex: none; display: grid; place-items: center; inline-size: 2.75rem; block-size: 2.75rem; border: 0; border-radius: 50%; background: var(--ss-sunken); color: var(--ss-ink); cursor: pointer; box-shadow: inset 0 0 0 1px var(--ss-line); }
      .rb:hover { background: var(--ss-line); } .rb[aria-pressed="true"] { background: var(--ss-action); color: var(--ss-on-action); box-shadow: none; }
      .rb.endc { background: light-dark(oklch(0.49 0.15 27), oklch(0.55 0.15 27)); color: oklch(0.99 0.01 90); box-shadow: none; } .rb.endc:hover { background: oklch(0.43 0.14 27); }
      .asks { display: grid; gap: 0.75rem; padding: 1rem; justify-items: start; } .acts { display: flex; flex-wrap: wrap; gap: 0.5rem; }
      .asks .who { display: flex; gap: 0.625rem; align-items: center; } .asks .light { inline-size: 1rem; block-size: 1rem; }
      @media (min-width: 900px) {
        :host(:not([small])) { inset: auto 1.5rem 1.5rem auto; inline-size: 19rem; }
        :host(:not([small])) .face.seen { inline-size: 6.5rem; block-size: 4.5rem; }
      }
      @media (forced-colors: active) { .tile { border: 1px solid; } .rb { border: 1px solid; } .rb[aria-pressed="true"] { outline: 2px solid Highlight; } }
    `,
  ];
  static override properties: PropertyDeclarations = { view: { type: String } };
  /** What of the room is seen. */
  declare view: string;
  #release: (() => void) | undefined;
  #rings: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.on = "call";
    this.view = "";
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["call-title", callWords];
  }

  protected override listens(room: Room): (() => void)[] {
    const session = sessionOf(room, this.on);
    this.#release?.();
    this.#release = session.hold(() => this.requestUpdate());
    return [room.on("connection", () => session.resume())];
  }

  protected override turned(): void {
    if (this.room) sessionOf(this.room, this.on).resume();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#release?.();
    this.#release = undefined;
    this.#ring(false);
  }

  /** Whether somebody asks me, and I have not put that away. */
  #asks(session: Session): boolean {
    const call = this.shown;
    const asked = call?.id && call.asked.includes(this.room?.you ?? "");
    return Boolean(asked && session.phase === "out" && session.unseen.call !== call?.id);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const room = this.room;
    const session = room && sessionOf(room, this.on);
    const peace = session && performance.now() - session.unseen.at < PEACE;
    this.#ring(Boolean(session && this.#asks(session) && !peace && !isQuiet(room, room.clock.now() ?? 0)));
  }

  #ring(yes: boolean): void {
    if (yes === (this.#rings !== undefined)) return;
    clearInterval(this.#rings);
    this.#rings = undefined;
    if (!yes) return;
    const once = () => {
      feel(60, 200, 60);
      if (preferences().sound) bell();
    };
    once();
    this.#rings = setInterval(once, RINGS);
  }

  override render(): TemplateResult | typeof nothing {
    const { room, view } = this;
    const session = room && sessionOf(room, this.on);
    if (!room || !session || view === "call") return nothing;
    if (session.phase !== "out") return this.#inside(room, session);
    // In quiet hours it stands on Tonight, and nothing comes to whoever reads something else.
    return this.#asks(session) && !isQuiet(room, room.clock.now() ?? 0) ? this.#asking(session) : nothing;
  }

  #asking(session: Session): TemplateResult {
    const inside = Object.keys(this.shown?.inside ?? {});
    const by = inside.includes(this.shown?.by ?? "") ? (this.shown?.by ?? "") : (inside[0] ?? "");
    const come = (camera: boolean) => {
      void session.enter(camera);
      wish(this, { view: "call", name: "" });
    };
    // Tonight has its own loud button.
    return html`<section class="tile asks appear" aria-labelledby="asks" data-testid="call-tile-asks">
      <p class="who ${this.hueOf(by)}" role="status"><i class="light here" aria-hidden="true"></i><b class="b" id="asks">${t("call-asks", { name: this.nameOf(by) })}</b></p>
      <div class="acts">
        <button class=${this.view === "tonight" ? "btn quiet small" : "btn small"} type="button" data-testid="call-tile-with" @click=${() => come(true)}>${callIcon("camera", true)}${t("call-with")}</button>
        <button class="btn quiet small" type="button" data-testid="call-tile-without" @click=${() => come(false)}>${t("call-without")}</button>
        <button class="btn bare small" type="button" data-testid="call-tile-not-now" @click=${() => session.notNow()}>${t("call-not-now")}</button>
      </div></section>`;
  }

  #inside(room: Room, session: Session): TemplateResult {
    const [first, ...rest] = [...session.others.values()];
    const asked = this.shown?.asked ?? [];
    const members = first ? [first, ...rest].map((one) => one.member) : asked;
    const state = first ? standOf(first.line) : "coming";
    const seen = first && state === "live" && first.line.says.camera && !first.line.says.thin;
    const mic = session.own.says.mic;
    const said =
      session.phase === "opening"
        ? t("call-opening")
        : state === "live"
          ? ""
          : t(state === "lost" ? "call-back" : "call-coming");
    const inside = html`<span class="face ${seen ? "seen" : ""} ${this.hueOf(members[0] ?? room.you)}">${seen ? html`<video .muted=${true} .srcObject=${first.line.face} autoplay playsinline aria-hidden="true"></video>` : html`<i class="light ${state === "live" ? "here" : "away"}" aria-hidden="true"></i>`}</span>
      <span class="words"><b class="b">${listed(members.map((one) => this.nameOf(one))) || t("call-title")}</b>${said ? html`<span class="t1">${said}</span>` : nothing}</span>`;
    return html`<section class="tile" aria-label=${t("call-tools")} data-testid="call-tile" data-state=${state}>
      ${placeLink(room.card.id, { view: "call", name: "" }, inside, { look: "back", testid: "call-tile-back" })}
      ${session.silent ? html`<button class="btn small" type="button" @click=${() => session.hear()}>${t("call-hear")}</button>` : nothing}
      <button class="rb" type="button" data-testid="call-tile-mute" aria-pressed=${String(!mic)} aria-label=${t("call-mute")} @click=${() => session.own.mute()}>${callIcon(mic ? "mic" : "muted", true)}</button>
      <button class="rb endc" type="button" data-testid="call-tile-end" aria-label=${t("call-end")} @click=${() => session.leave()}>${callIcon("end", true)}</button>
    </section>`;
  }
}

define("samesky-call-tile", SameskyCallTile);
