import {
  css,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from "lit";
import { backoff } from "../sdk/backoff.ts";
import { NOT_ALLOWED, RefusedError } from "../sdk/errors.ts";
import { openRoom } from "../sdk/live.ts";
import type { ConnectionState, HostAccess, Room } from "../sdk/room.ts";
import { languageOfPage, learn } from "../words/load.ts";
import { type Key, onSpoken, speaks, t } from "../words/words.ts";
import { Marks } from "./marks.ts";
import { JOINED, type Place } from "./place.ts";
import { define } from "./room-element.ts";
import { type GetToken, shelfKeyOf, type Ticket, ticket } from "./ticket.ts";

/** The hub that this script came from; in a bundle of others, where the page did. */
const HOME = /^(.+)\/static\/[^/]*$/.exec(import.meta.url ?? "")?.[1] ?? location.origin;
/** What is said of each close code that people can do something about. */
const ENDED: Readonly<Record<number, Key>> = {
  4403: "place-forbidden",
  4404: "place-gone",
  4409: "place-elsewhere",
  4410: "place-gone",
};

/**
 * `<samesky-room>`: opens a room for a user of the page around it, and is the room of all elements in it.
 *
 * Tokens and keys go through properties and requests only: never through attributes, addresses or logs.
 *
 * @attr {string} server - The hub's address; default: what the token endpoint says, else where the script came from.
 * @attr {string} room - The room, as the page's own server names it.
 * @attr {string} token-endpoint - Where the page's server gives tokens: `POST {room, device}`.
 * @attr {"light" | "dark" | "auto"} theme - `auto` is as the device wants it; default: as the page around it.
 * @attr {string} lang - The language of all elements in the page; default: the page's, else the reader's.
 * @fires {CustomEvent} samesky-joined - `joined` has changed.
 * @fires {CustomEvent<{ state: ConnectionState }>} samesky-connection - Whether the room is in step.
 * @fires {CustomEvent<{ seq: number, at: number, states: object, entries: Entry[] }>} samesky-change - Something changed.
 * @fires {CustomEvent<{ member: string, status: MemberStatus }>} samesky-presence - Somebody came, went or looked away.
 * @fires {CustomEvent<{ code: string, message: string, path?: string, on?: string, cmd?: string }>} samesky-refused - A
 *   command was refused.
 * @fires {CustomEvent<{ code: number, reason: string }>} samesky-ended - It is over, and why.
 * @cssstate connecting - It is on its way into the room for the first time.
 * @cssstate live - It is in step.
 * @cssstate offline - It is out of reach, and tries again by itself.
 * @cssstate ended - It is over.
 */
export class SameskyRoom extends LitElement implements Place {
  static override properties: PropertyDeclarations = {
    server: { type: String },
    room: { type: String },
    tokenEndpoint: { attribute: "token-endpoint" },
    theme: { type: String, reflect: true },
    getToken: { attribute: false },
    getKey: { attribute: false },
    connection: { state: true },
  };
  static override styles = css`
    :host { display: block; color: var(--ss-ink); background: var(--ss-ground); font: 400 var(--ss-t-3) / 1.53 var(--ss-plain);
      overflow-wrap: break-word; }
    :host([hidden]) { display: none; }
    :host([theme="light"]) { color-scheme: light; }
    :host([theme="dark"]) { color-scheme: dark; }
    :host([theme="auto"]) { color-scheme: light dark; }
    .inside { display: contents; }
    ::slotted(*) { min-inline-size: 0; transition: opacity var(--ss-d-2); }
    [inert] > ::slotted(*) { opacity: 0.55; }
    [part="status"]:empty { position: absolute; }
    [part="status"]:not(:empty) { padding: var(--ss-s-3) var(--ss-s-4); border-radius: var(--ss-r-2); background: var(--ss-sunken);
      color: var(--ss-ink-2); font-size: var(--ss-t-2); line-height: 1.45; animation: late var(--ss-d-2) 500ms backwards; }
    @keyframes late { from { opacity: 0; } }
  `;
  /** The hub's origin; default: what the token endpoint says, else where this script came from. */
  declare server: string | undefined;
  /** The room, as the page's own server names it. */
  declare room: string;
  /** Where the page's server gives tokens: `POST {room, device}`. */
  declare tokenEndpoint: string | undefined;
  /** `light`, `dark`, or `auto` as the device wants it; default: as the page around it. */
  declare theme: "light" | "dark" | "auto" | undefined;
  /** Gives a token for a room, in place of the endpoint. Throw something with `code: "forbidden"` when there is none. */
  declare getToken: GetToken | undefined;
  /** Gives the room's key (43 characters), where rooms are sealed. */
  declare getKey: ((room: string) => Promise<string | undefined> | string | undefined) | undefined;
  /** As `Room.connection`; before the first token comes, `connecting` or `waiting` for it. */
  declare connection: ConnectionState;
  #joined: Room | undefined;
  #ended: { code: number; reason: string } | undefined;
  /** Whoever holds an older one has been left behind. */
  #round: object | undefined;
  #lived = false;
  #offs: (() => void)[] = [];
  #page: (() => void)[] = [];
  readonly #marks = new Marks(this);

  constructor() {
    super();
    this.room = "";
    this.connection = "connecting";
  }

  static override get observedAttributes(): string[] {
    // biome-ignore lint/complexity/noThisInStatic: Lit wants to know which class asks.
    return [...super.observedAttributes, "lang"];
  }

  /** The room, once there was a token for it. */
  get joined(): Room | undefined {
    return this.#joined;
  }

  /** Why it is over: a close code of the protocol. */
  get ended(): { code: number; reason: string } | undefined {
    return this.#ended;
  }

  /** Opens the room anew, for instance after its end. */
  enter(): void {
    this.#leave();
    void this.#enter();
  }

  override attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    super.attributeChangedCallback(name, before, after);
    if (name === "lang" && this.isConnected && before !== after) void learn(languageOfPage(this.lang));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.lang || !speaks()) void learn(languageOfPage(this.lang));
    const present = () => this.#joined?.present(document.hidden ? "hidden" : "here");
    document.addEventListener("visibilitychange", present);
    this.#page = [
      onSpoken(() => this.requestUpdate()),
      () => document.removeEventListener("visibilitychange", present),
    ];
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const off of this.#page) off();
    // A framework that moves us takes us out and puts us back in at once.
    queueMicrotask(() => this.isConnected || this.#leave());
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (["server", "room", "tokenEndpoint"].some((name) => changed.has(name))) this.#leave();
    if (this.isConnected && !this.#round) void this.#enter();
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    const { connection } = this;
    this.#marks.show(this.#round ? [connection === "waiting" ? "offline" : connection] : []);
  }

  override render(): TemplateResult {
    const words = this.#words();
    return html`<div part="status" role="status">${words || nothing}</div><div class="inside" part="ground" ?inert=${!this.#lived || this.connection === "ended"}><slot></slot></div>`;
  }

  #words(): string {
    if (!this.#round || !speaks() || this.connection === "live") return "";
    if (this.connection === "connecting") return t("connection-connecting");
    if (this.connection === "waiting") return t(this.#lived ? "place-waiting" : "connection-waiting");
    return t(ENDED[this.#ended?.code ?? 0] ?? "connection-ended");
  }

  async #enter(): Promise<void> {
    const name = this.room;
    if (!name || !(this.getToken || this.tokenEndpoint)) return;
    const round = {};
    this.#round = round;
    this.#tell("connecting");
    for (let tries = 0; ; tries += 1) {
      try {
        const first = await this.#ticket(name);
        const key = (await this.getKey?.(name)) ?? undefined;
        if (round === this.#round) this.#open(name, first, key);
        return;
      } catch (error) {
        if (round !== this.#round) return;
        if (error instanceof RefusedError && error.code === "forbidden") {
          this.#over({ code: NOT_ALLOWED, reason: error.message });
          return;
        }
        this.#tell("waiting");
        const after = error instanceof RefusedError ? error.retryAfter : undefined;
        await new Promise((done) => setTimeout(done, 1000 * backoff(tries, Math.random(), after)));
        if (round !== this.#round) return;
      }
    }
  }

  #ticket(name: string): Promise<Ticket> {
    return ticket(name, this.getToken, this.tokenEndpoint);
  }

  #open(name: string, first: Ticket, roomKey: string | undefined): void {
    let unused: string | undefined = first.token;
    const key = shelfKeyOf(first.token);
    const access: HostAccess = {
      server: this.server?.replace(/\/+$/, "") || first.server || HOME,
      token: async () => {
        const token = unused ?? (await this.#ticket(name)).token;
        unused = undefined;
        return token;
      },
      ...(key ? { key } : {}),
      ...(roomKey ? { roomKey } : {}),
    };
    const room = openRoom(access);
    if (document.hidden) room.present("hidden");
    this.#offs = [
      room.on("connection", (state) =>
        room.ended ? this.#over({ ...room.ended }) : this.#tell(state, this.#lived || state === "live"),
      ),
      room.on("change", ({ seq, at, states, entries }) => this.#say("change", { seq, at, states, entries })),
      room.on("presence", ({ member, status }) => this.#say("presence", { member, status })),
      room.on("refused", ({ code, message, path, command }) =>
        this.#say("refused", { code, message, path, on: command?.on, cmd: command?.cmd }),
      ),
    ];
    this.#join(room);
  }

  /** Lets go of the room that is open, or of the way to it. */
  #leave(): void {
    this.#round = undefined;
    this.#ended = undefined;
    this.#lived = false;
    for (const off of this.#offs) off();
    this.#offs = [];
    this.#joined?.close();
    if (this.#joined) this.#join(undefined);
    this.connection = "connecting";
  }

  #join(room: Room | undefined): void {
    this.#joined = room;
    const event = new CustomEvent(JOINED, { bubbles: true, composed: true });
    // Elements elsewhere in the page hear of it too, when we are not in the page any more.
    (this.isConnected ? this : document).dispatchEvent(event);
  }

  #over(ended: { code: number; reason: string }): void {
    this.#ended = ended;
    this.#tell("ended");
    this.#say("ended", { ...ended });
  }

  #tell(state: ConnectionState, lives = this.#lived): void {
    this.#lived = lives;
    const before = this.connection;
    this.connection = state;
    this.requestUpdate();
    if (before !== state) this.#say("connection", { state });
  }

  #say(what: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(`samesky-${what}`, { detail, bubbles: true, composed: true }));
  }
}

define("samesky-room", SameskyRoom);

declare global {
  interface HTMLElementTagNameMap {
    "samesky-room": SameskyRoom;
  }
}
