import {
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from "lit";
import { RefusedError } from "../sdk/errors.ts";
import { takesLong } from "../sdk/pending.ts";
import type { MemberStatus } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import type { Opened } from "../sdk/safe.ts";
import { Turns } from "../sdk/turns.ts";
import { hasWords, type Key, type Loads, language, learnMore, onSpoken, speaks, t } from "../words/words.ts";
import { Marks } from "./marks.ts";
import { JOINED, placeOf } from "./place.ts";
// What several elements reveal with: named here, it is bundled with what all of them share, not as pieces of its own.
import "./deck.ts";
import "./look.ts";
import "./questions-look.ts";
import "./round.ts";

/** What a `samesky-flip` event tells: `on` was to show something new at room time `at`, and does at `shown`. */
export interface Flip {
  on: string;
  at: number;
  shown: number;
}

/**
 * What all elements of activities share. An element asks the room and reflects its state; it decides nothing.
 *
 * A change that takes effect ahead of now is held back until its instant, so that all screens turn together:
 * `shown` is the state to draw, and `armed` says that another one is about to take its place.
 *
 * @attr {string} room - Selector of the `<samesky-room>` whose room it shows; default: the one around it.
 * @attr {string} name - Which of several of its kind: `tea` for the instance `timer:tea`.
 * @attr {string} on - The whole name of the instance, in place of `name`.
 * @fires {CustomEvent<Flip>} samesky-flip - What was to be seen at a room instant is on the screen.
 * @cssstate offline - This device is out of reach.
 * @cssstate away - Another of the room is not here.
 * @cssstate returning - Another of the room is on the way back.
 */
export class RoomElement<State> extends LitElement {
  static override properties: PropertyDeclarations = {
    room: { noAccessor: true },
    name: { noAccessor: true },
    on: { type: String },
    armed: { type: Boolean, reflect: true },
    trouble: { state: true },
  };
  /** The instance, e.g. `timer` or `timer:tea`. */
  declare on: string;
  declare armed: boolean;
  /** Why the last request was refused, in words; empty when it was not. */
  declare trouble: string;
  protected shown: State | undefined;
  #listening: (() => void)[] = [];
  #turns: Turns<State> | undefined;
  #drawn = 0;
  #given: Room | string | undefined;
  #found: Room | undefined;
  #deaf: () => void = () => undefined;
  readonly #marks = new Marks(this);

  constructor() {
    super();
    this.on = "";
    this.armed = false;
    this.trouble = "";
  }

  /** The room: as it was given, or that of the place around this element or of the one it names. */
  get room(): Room | undefined {
    return typeof this.#given === "object" ? this.#given : this.#found;
  }

  /** A room, or where it is: a selector of a `<samesky-room>`, such as `#r`. Default: the one around. */
  set room(given: Room | string | null | undefined) {
    const before = this.room;
    this.#given = given ?? undefined;
    this.requestUpdate("room", before);
    if (this.isConnected) this.#find();
  }

  /** Which of several of its kind: `tea` for `timer:tea`. */
  get name(): string {
    return this.on.split(":")[1] ?? "";
  }

  set name(name: string | null | undefined) {
    const [kind = ""] = this.on.split(":");
    this.on = name ? `${kind}:${name}` : kind;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener(JOINED, this.#find);
    this.#deaf = onSpoken(() => this.requestUpdate());
    this.#find();
    this.#listen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener(JOINED, this.#find);
    this.#deaf();
    this.#letGo();
  }

  /** Nothing is drawn before there are words: in a page that embeds us they come on their own. */
  protected override async scheduleUpdate(): Promise<void> {
    const [key, words] = this.brings ?? [];
    if (key && words && !hasWords(key)) await learnMore(words).catch(() => undefined);
    if (!speaks()) {
      await new Promise<void>((spoken) => {
        const off = onSpoken(() => {
          off();
          spoken();
        });
      });
    }
    super.scheduleUpdate();
  }

  /** For subclasses: one sentence, and those that come with it, which a page learns with the first such element. */
  protected get brings(): readonly [Key, Loads] | undefined {
    return undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("room") || changed.has("on")) this.#listen();
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    this.#marks.show([...around(this.room), ...this.marks]);
  }

  /** For subclasses: the states it is in besides those of the room, for `:state(…)` in a page's styles. */
  protected get marks(): readonly string[] {
    return [];
  }

  /** Asks the room for a command; true when it was done, else `trouble` says why not. */
  protected async ask(cmd: string, args: Record<string, unknown> = {}, on = this.on): Promise<boolean> {
    this.trouble = "";
    try {
      await this.room?.do(on, cmd, args);
      return this.room !== undefined;
    } catch (error) {
      this.trouble = why(error);
      return false;
    }
  }

  /** Room time at which what is drawn now is seen: a frame for an instant is drawn a little ahead of it. */
  protected get seen(): number | null {
    const now = this.room?.clock.now() ?? null;
    return now === null ? null : Math.max(now, this.#drawn);
  }

  /** Draws anew in the frame of a room instant, and then calls `drawn`; what cancels it. */
  protected redrawsAt(at: number, drawn: (seen: number) => void = () => undefined): (() => void) | undefined {
    // What has left the page is drawn once more at most: else it would tick on unseen, and never go.
    if (!this.isConnected) return undefined;
    return this.room?.clock.frame(at, (seen) => {
      this.#drawn = at;
      this.requestUpdate();
      drawn(seen);
    });
  }

  /** For subclasses: called when `shown` has changed, before it is drawn. */
  protected turned(_before: State | undefined, _at: number): void {}

  /** For subclasses: other things of the room to listen to; what cancels each. */
  protected listens(_room: Room): (() => void)[] {
    return [];
  }

  /** Tells the page that what was due at room time `at` is on the screen at room time `shown`. */
  protected async flipped(at: number, shown: number): Promise<void> {
    await this.updateComplete;
    const detail: Flip = { on: this.on, at, shown };
    this.dispatchEvent(new CustomEvent<Flip>("samesky-flip", { detail, bubbles: true, composed: true }));
  }

  /** A place for `trouble`, read out when it comes. */
  protected refusal(): TemplateResult {
    return html`<div role="status">${this.trouble ? html`<p class="note" part="note">${this.trouble}</p>` : nothing}</div>`;
  }

  /** Seals words for a command and sends it; true when it was done, else `trouble` says why not. */
  protected async say(
    cmd: string,
    name: string,
    words: string,
    args: Record<string, unknown> = {},
  ): Promise<boolean> {
    const ids = Object.values(args).filter((one) => typeof one === "string");
    const box = await this.box([`${cmd}.${name}`, ...ids].join("/"), words);
    return box !== undefined && this.ask(cmd, { ...args, [name]: box });
  }

  /** Words as they travel to a field of `on`; undefined when they cannot be sealed here, and `trouble` says why. */
  protected async box(field: string, words: string, on = this.on): Promise<Uint8Array | undefined> {
    this.trouble = "";
    try {
      return await this.room?.seal(on, field, words);
    } catch (error) {
      this.trouble = why(error);
      return undefined;
    }
  }

  /** What is in a box, for an editor; undefined while or where it does not open. */
  protected opened(
    box: Uint8Array | null | undefined,
    field: string,
    by = "",
    at?: number,
  ): string | undefined {
    return (box && this.room?.unseal(box, this.on, field, by, at))?.text;
  }

  /** What is in a box, or in the reader's words why it does not open; empty while that is not known. */
  protected words(box: Uint8Array | null | undefined, field: string, by = "", at?: number): string {
    const opened = box && this.room?.unseal(box, this.on, field, by, at);
    return opened ? readable(opened) : "";
  }

  /** A member's name; mine too. */
  protected nameOf(member: string): string {
    return this.room?.members[member]?.name ?? t("chat-gone");
  }

  /** The class that brings a member's colour. */
  protected hueOf(member: string): string {
    return `p-${this.room?.members[member]?.hue || "amber"}`;
  }

  /** Looks for the room again: the place may come later, or has another room now. */
  #find = (): void => {
    if (typeof this.#given === "object") return;
    const before = this.#found;
    this.#found = placeOf(this, this.#given)?.joined;
    if (this.#found !== before) this.requestUpdate("room", before);
  };

  #listen(): void {
    this.#letGo();
    const room = this.room;
    if (!room || !this.isConnected) return;
    const redraw = () => {
      this.armed = this.#turns?.armed ?? false;
      this.requestUpdate();
    };
    const before = this.shown;
    this.#drawn = 0;
    this.#turns = new Turns<State>(room, this.on, (before, at, seen) => {
      this.shown = this.#turns?.shown;
      this.#drawn = Math.max(this.#drawn, at);
      this.turned(before, at);
      redraw();
      void this.flipped(at, seen);
    });
    this.shown = this.#turns.shown;
    if (before !== this.shown) this.turned(before, room.clock.now() ?? 0);
    const events = ["change", "presence", "connection", "words"] as const;
    this.#listening = [...events.map((event) => room.on(event, redraw)), ...this.listens(room)];
    // The room may be in step before its clock is known, and nothing else tells of that.
    if (room.clock.now() === null) this.#listening.push(room.clock.at(0, redraw));
    redraw();
  }

  #letGo(): void {
    this.#turns?.stop();
    this.#turns = undefined;
    for (const off of this.#listening) off();
    this.#listening = [];
    this.armed = false;
  }
}

/** Why something was refused, in the reader's words. */
export function why(error: unknown): string {
  if (!(error instanceof RefusedError)) return t("refused-other");
  const key = takesLong(error.code, error.retryAfter) ? "refused-held" : `refused-${error.code}`;
  if (hasWords(key)) return t(key);
  return language() === "en" && error.message ? error.message : t("refused-other");
}

/** What came of opening a box, as it reads. */
export function readable({ text, trouble }: Opened): string {
  return text ?? (trouble ? t(`sealed-${trouble}`) : "");
}

/** How a member's light looks in this status: lit, a ring, or breathing. */
export function lightOf(status: MemberStatus | undefined): "here" | "away" | "coming" {
  if (status === "here" || status === "busy") return "here";
  return status === "unknown" ? "coming" : "away";
}

/** How the others are, as far as this device knows: out of reach it does not. */
function around(room: Room | undefined): string[] {
  if (!room) return [];
  if (room.connection === "waiting") return ["offline"];
  const others = Object.keys(room.members).filter((id) => id !== room.you);
  const lights = new Set(others.map((id) => lightOf(room.presence[id]?.status)));
  return [...(lights.has("away") ? ["away"] : []), ...(lights.has("coming") ? ["returning"] : [])];
}

/** Defines an element once: a page may load two copies of us. */
export function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}
