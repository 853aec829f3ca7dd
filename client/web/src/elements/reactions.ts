import { css, html, type PropertyDeclarations, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Reaction, Touch } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Loads, t } from "../words/words.ts";
import { besideWords } from "./beside-words.ts";
import { feel } from "./felt.ts";
import { type Icon, icon } from "./icons.ts";
import { look } from "./look.ts";
import { define, RoomElement } from "./room-element.ts";

const NAMES: readonly Reaction[] = ["nod", "smile", "laugh", "tear", "heart", "listening", "slow", "hand"];
const LIFE = 4000;
const MOST = 12;

interface Floating {
  id: number;
  from: string;
  name: Reaction | Touch;
  drawn: Icon;
  words: string;
  /** 0 to 1: where it rises. */
  across: number;
}

/**
 * `<samesky-reactions>`: small signals that rise on all screens and never block anything.
 *
 * @attr {boolean} foot - It lies at the foot of the window; else it stays in its box.
 */
export class SameskyReactions extends RoomElement<never> {
  static override properties: PropertyDeclarations = {
    floating: { state: true },
    foot: { type: Boolean, reflect: true },
    quiet: { type: Boolean, reflect: true },
    small: { type: Boolean, reflect: true },
  };
  static override styles = [
    look,
    css`
      section { position: relative; container-type: inline-size; }
      .reach { display: grid; grid-template-columns: repeat(4, minmax(0, 5rem)); justify-content: space-evenly; gap: 0.125rem; padding: 0.375rem;
        background: var(--ss-paper); border-radius: var(--ss-r-3); box-shadow: 0 0 0 1px var(--ss-line); }
      @container (min-width: 28rem) { .reach { grid-template-columns: repeat(8, minmax(0, 5rem)); } }
      .reach button { display: grid; place-items: center; align-content: center; flex: 1 0 auto; min-inline-size: 2.75rem; max-inline-size: 5rem; min-block-size: 3.25rem;
        border: 0; background: none; border-radius: var(--ss-r-2); color: var(--ss-ink-2); font-size: var(--ss-t-1); line-height: 1.3;
        gap: 0.125rem; cursor: pointer; padding-inline: 0.1875rem; white-space: nowrap; }
      .reach button:hover { background: var(--ss-sunken); color: var(--ss-ink); }
      .reach button:active { transform: scale(0.96); } .reach button:focus-visible { outline-offset: -3px; }
      .air { position: absolute; z-index: 4; inset: 0 0 auto; pointer-events: none; block-size: 0; }
      :host([quiet]) .reach, :host([foot][quiet]) .reach { display: none; }
      .float { position: absolute; inset-block-end: 0; display: flex; align-items: center; gap: 0.5rem; padding: 0.5rem 0.875rem; border-radius: var(--ss-r-full);
        background: var(--ss-paper); color: var(--ss-person-ink); font-size: var(--ss-t-2); box-shadow: 0 0 0 1px var(--ss-line), var(--ss-shadow-float);
        animation: rise 4s var(--ss-ease) both; white-space: nowrap; }
      .float span { overflow: hidden; text-overflow: ellipsis; }
      @keyframes rise {
        0% { opacity: 0; transform: translateY(8px); } 8% { opacity: 1; } 75% { opacity: 1; }
        100% { opacity: 0; transform: translateY(var(--rise, -6rem)); }
      }
      :host([foot]) { --rise: -45vh; }
      :host([foot]) section { position: static; container-type: normal; }
      :host([foot]) .reach { display: flex; justify-content: safe center; overflow-x: auto; scrollbar-width: none; position: fixed; z-index: 5; inset: auto 0 0; padding-block-end: max(0.5rem, env(safe-area-inset-bottom));
        border-radius: 0; box-shadow: none; border-block-start: 1px solid var(--ss-line); }
      :host([foot]) .air { position: fixed; inset: auto 0 4.5rem; }
      @media (min-width: 900px) {
        :host([foot]:not([small])) .reach { inset: auto auto 1.5rem 50%; transform: translateX(-50%); border: 0; border-radius: var(--ss-r-full); padding: 0.375rem 0.75rem;
          box-shadow: 0 0 0 1px var(--ss-line), var(--ss-shadow-float); gap: 0.25rem; }
        :host([foot]:not([small])) .reach button { min-inline-size: 3.5rem; padding-inline: 0.5rem; }
        :host([foot]:not([small])) .air { inset-block-end: 6.5rem; }
      }
    `,
  ];
  declare floating: readonly Floating[];
  declare foot: boolean;
  /** Shows what the others send, without the bar to send by. */
  declare quiet: boolean;
  /** As on a phone, however wide the window is. */
  declare small: boolean;
  #made = 0;

  constructor() {
    super();
    this.on = "reactions";
    this.floating = [];
    this.foot = this.quiet = this.small = false;
  }

  protected override listens(room: Room): (() => void)[] {
    return [
      room.on("signal", ({ kind, from, data }) => {
        const name = (data as { name?: unknown } | null)?.name;
        const known = NAMES.find((one) => one === name);
        if (kind === "reaction" && known) this.#float(from, known);
      }),
      this.#touches(room),
    ];
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["react-label", besideWords];
  }

  override render(): TemplateResult {
    return html`
      <section aria-label=${t("react-label")}>
      <div class="air" role="log" aria-live="polite">
        ${repeat(
          this.floating,
          (one) => one.id,
          (
            one,
          ) => html`<span class="float ${this.hueOf(one.from)}" data-testid="reaction" data-name=${one.name} data-from=${one.from}
            .style=${`inset-inline-start: ${6 + one.across * 50}%; max-inline-size: ${94 - one.across * 50}%`}>${icon(one.drawn)}<span>${one.words}</span></span>`,
        )}
      </div>
      <div class="reach" part=${this.foot ? "reach dock" : "reach"} role="group">
        ${NAMES.map(
          (name) =>
            html`<button part="touch" type="button" data-testid="react-${name}" @click=${() => this.#react(name)}>${icon(name)}<span>${t(`react-${name}`)}</span></button>`,
        )}
      </div>
      </section>
    `;
  }

  /** What is felt is told here, too, where nothing else shows it. */
  #touches(room: Room): () => void {
    let [off, over] = [(): void => undefined, false];
    off = room.on("signal", async (signal) => {
      if (signal.kind !== "touch") return;
      off();
      const found = await import("./touch-beside.ts").catch(() => undefined); // out of reach: not this one
      if (over) return;
      off = found
        ? found.beside(room, signal, (from, name, words) => this.#float(from, name, "mark", words))
        : this.#touches(room);
    });
    return () => {
      over = true;
      off();
    };
  }

  #react(name: Reaction): void {
    if (!this.room) return;
    this.room.signal("reaction", { name });
    this.#float(this.room.you, name);
    feel(8);
  }

  #float(
    from: string,
    name: Floating["name"],
    drawn: Icon = name as Reaction,
    words = t("react-from", { name: this.nameOf(from), what: t(`react-${name as Reaction}`) }),
  ): void {
    const id = ++this.#made;
    this.floating = [...this.floating, { id, from, name, drawn, words, across: (id * 0.382) % 1 }].slice(
      -MOST,
    );
    setTimeout(() => {
      this.floating = this.floating.filter((one) => one.id !== id);
    }, LIFE);
  }
}

define("samesky-reactions", SameskyReactions);
