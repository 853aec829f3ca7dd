import {
  css,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from "lit";
import { look } from "../elements/look.ts";
import { Redraw } from "../elements/redraw.ts";
import { define } from "../elements/room-element.ts";
import type { Player, Rituals, SignalFrom } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { t } from "../words/words.ts";
import { offerOf } from "./activities.ts";
import { bring } from "./brought.ts";
import { comingDates } from "./coming.ts";
import { greeting } from "./greeting.ts";
import { type Glow, horizon } from "./horizon.ts";
import { LaterView } from "./later-view.ts";
import { opensNext } from "./now.ts";
import { canShow, Following, instance, SHOW, segmentOf } from "./on-screen.ts";
import type { Where } from "./route.ts";

/** Milliseconds between two looks at what is over by now. */
const SECONDS = 5000;

/** How large what is on may be, the largest that fits. */
const SIZES = [1.4, 1.2, 1, 0.9, 0.8, 0.7, 0.6, 0.5];

/** `<samesky-screen-stage>`: a room on a screen: the sky, and below it what is on. */
export class SameskyScreenStage extends LitElement {
  static override properties: PropertyDeclarations = {
    room: { attribute: false },
    pressed: { attribute: false },
    led: { state: true },
    glow: { state: true },
  };
  static override styles = [
    look,
    css`
      :host { display: grid; grid-template-rows: auto minmax(0, 1fr); grid-template-columns: minmax(0, 1fr); block-size: 100dvh; overflow: hidden; background: var(--ss-ground); color: var(--ss-ink); }
      :host([data-view=""]) { grid-template-rows: minmax(56dvh, 1fr) auto; }
      :host([data-view=""]) samesky-sky { display: grid; } :host([data-view=""]) samesky-sky::part(sky) { min-block-size: 0; block-size: 100%; }
      samesky-sky[size="bar"]::part(sky) { min-block-size: 6rem; padding: 0.875rem 2.5rem 1.5rem; }
      main { zoom: var(--size, 1); padding: 1rem min(4rem, 6vw) 2rem; max-inline-size: 62rem; inline-size: 100%; margin-inline: auto; align-self: safe center; } main[data-wide] { max-inline-size: calc(70rem / var(--size, 1)); }
      :host([data-view=""]) main { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 2rem 3.5rem; align-items: center; max-inline-size: none; padding-block: 1.5rem 2rem; }
      :host([data-view=""]) main > :only-child { grid-column: 1 / -1; text-align: center; }
      samesky-player::part(panel) { position: fixed; inset: 0; z-index: 5; max-block-size: none; border-radius: 0; block-size: 100dvh; aspect-ratio: auto; padding: 4rem; }
      .line { position: fixed; z-index: 6; inset: auto 2rem 1.5rem; text-align: center; } .line > span { display: inline-block; padding: 0.375rem 1.125rem; border-radius: var(--ss-r-full); background: var(--ss-paper); color: var(--ss-ink-2); box-shadow: var(--ss-shadow-float); }
    `,
  ];
  declare room: Room | undefined;
  /** Whether a key was pressed here. */
  declare pressed: boolean;
  /** Where a member has led it, and in which segment of the evening. */
  declare led: { where: Where; segment: string } | undefined;
  declare glow: Glow;
  readonly #later = new LaterView();
  #look: ReturnType<typeof setInterval> | undefined;
  #offs: (() => void)[] = [];
  #opens: (() => void) | undefined;
  #at: Where | undefined;
  #following: Following | undefined;
  readonly #sizes = new ResizeObserver(() => this.#fit());

  constructor() {
    super();
    this.glow = "";
    this.pressed = false;
    new Redraw(this, ["change", "presence", "connection", "words"]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#look = setInterval(() => this.requestUpdate(), SECONDS);
    this.#listen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#look);
    this.#opens?.();
    for (const off of this.#offs) off();
    this.#sizes.disconnect();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("room")) this.#listen();
    this.#at = this.#where();
    this.dataset.view = this.#at?.view ?? "";
  }

  protected override updated(changed: PropertyValues): void {
    const stage = this.renderRoot.querySelector("main");
    if (stage) this.#sizes.observe(stage); // once, however often it is said
    bring(this.renderRoot, () => undefined); // out of reach: tried again with the next drawing
    if (changed.has("pressed") && this.pressed) this.#play();
  }

  override render(): TemplateResult | typeof nothing {
    const room = this.room;
    if (!room) return nothing;
    const where = this.#at;
    this.#turnsWith(room);
    return html`
      <samesky-sky .room=${room} size=${where ? "bar" : "home"} .glow=${this.glow}></samesky-sky>
      <main data-testid="stage" data-view=${where?.view ?? ""} ?data-wide=${offerOf(where?.view ?? "")?.wide ?? false}>${where ? html`<h1 class="hide">${this.#title(where.view)}</h1>${this.#view(room, where)}` : this.#quiet(room)}</main>
      ${this.#line(room)}
    `;
  }

  /** What it is led to, until the evening goes on; else what is on. */
  #where(): Where | undefined {
    const room = this.room;
    if (!room) return undefined;
    if (this.led && this.led.segment === segmentOf(room)) return this.led.where;
    return this.#following?.place;
  }

  #view(room: Room, where: Where): TemplateResult | HTMLElement | typeof nothing {
    const on = (kind: string) => instance(kind, where);
    switch (where.view) {
      case "evening":
        return html`<samesky-evening .room=${room}></samesky-evening>`;
      case "timer":
        return html`<samesky-timer .room=${room} .on=${on("timer")}></samesky-timer>`;
      case "questions":
        return html`<samesky-questions .room=${room} .on=${on("questions")}></samesky-questions>`;
      case "watch":
        return room.state<Player>(on("player"))?.item
          ? html`<samesky-player .room=${room} .on=${on("player")}></samesky-player>`
          : html`<samesky-playlist .room=${room} .on=${on("playlist")}></samesky-playlist>`;
      default: {
        const tag = offerOf(where.view)?.tag;
        return tag ? this.#later.show(tag, room) : nothing;
      }
    }
  }

  #title(view: string): string {
    const offer = offerOf(view);
    return offer ? t(offer.title) : t("room-unnamed");
  }

  /** Nobody can scroll here: what is longer than the screen is shown smaller. */
  #fit = (): void => {
    const stage = this.renderRoot.querySelector("main");
    const most = this.#at === undefined || this.#at.view === "watch" ? 1 : Number.POSITIVE_INFINITY;
    for (const size of SIZES.filter((one) => one <= most)) {
      stage?.style.setProperty("--size", String(size));
      if (this.scrollHeight <= this.clientHeight + 1) break;
    }
  };

  #quiet(room: Room): TemplateResult {
    const all = Object.keys(room.members);
    const here = all.every((id) => ["here", "busy"].includes(room.presence[id]?.status ?? ""));
    const both = all.length === 2 ? "room-both" : "room-all";
    const { title } = greeting(room);
    const [date] = comingDates(room.state<Rituals>("rituals"), room.clock.now() ?? 0);
    return html`<div>
        <h1 class="voice t6">${here && all.length > 1 && room.connection === "live" ? t(both) : title}</h1>
        <p class="soft">${t("screen-quiet")}</p>
      </div>
      ${date ? html`<samesky-coming .room=${room}></samesky-coming>` : nothing}`;
  }

  /** What is to be known of the screen itself. */
  #line(room: Room): TemplateResult | typeof nothing {
    const words =
      room.connection === "waiting" ? t("screen-away") : room.sealing === "locked" ? t("screen-locked") : "";
    return html`<p class="line t2" role="status" data-testid="screen-line">${words ? html`<span>${words}</span>` : nothing}</p>`;
  }

  /** What is about to open is shown at its instant. */
  #turnsWith(room: Room): void {
    this.#opens?.();
    const at = opensNext(room, room.clock.now() ?? 0);
    this.#opens = at === undefined ? undefined : room.clock.at(at, () => this.requestUpdate());
  }

  /** The browser lets a film be heard once a key was pressed; the player had asked for that. */
  #play(): void {
    const player = this.renderRoot.querySelector("samesky-player");
    player?.shadowRoot?.querySelector<HTMLButtonElement>(".over > .btn")?.click();
  }

  #listen(): void {
    for (const off of this.#offs) off();
    const room = this.room;
    if (!room) return;
    const following = new Following(room);
    this.#following = following;
    this.#offs = [
      room.on("change", ({ states }) => following.touched(Object.keys(states))),
      room.on("signal", (signal) => this.#signal(room, signal)),
      horizon(room, (glow) => {
        this.glow = glow;
      }),
    ];
  }

  #signal(room: Room, { kind, data }: SignalFrom): void {
    if (kind !== SHOW) return;
    const { view, name } = (data ?? {}) as Partial<Where>;
    const fits = typeof view === "string" && typeof name === "string" && canShow(view);
    this.led = fits ? { where: { view, name }, segment: segmentOf(room) } : undefined;
  }
}

define("samesky-screen-stage", SameskyScreenStage);
