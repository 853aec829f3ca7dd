import { css, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { icon } from "../elements/icons.ts";
import { look } from "../elements/look.ts";
import { define, why } from "../elements/room-element.ts";
import { joinRoom, makeRoom } from "../sdk/door.ts";
import { RefusedError } from "../sdk/errors.ts";
import { canSeal } from "../sdk/keyring.ts";
import type { Access } from "../sdk/room.ts";
import { t } from "../words/words.ts";
import { forgetRoom, type Known, knownRooms } from "./known.ts";
import { addressOf, HOME } from "./route.ts";

/** What `samesky-entered` carries: the key of a room, and the link for the others where it is new. */
export interface Entered {
  access: Access;
  name: string;
  url?: string;
}

const KINDS = ["couple", "partners", "friends", "family"] as const;

/** `<samesky-door>`: makes a room, or takes the seat of an invitation. */
export class SameskyDoor extends LitElement {
  static override properties: PropertyDeclarations = {
    secret: { attribute: false },
    founder: { attribute: false },
    busy: { state: true },
    trouble: { state: true },
    known: { state: true },
  };
  static override styles = [
    look,
    css`
      .door { --g: 1.5rem; } .door form { --g: 1rem; }
      h1 { margin-block-end: 0.5rem; } .look { margin-block-start: 0.75rem; } fieldset .row { --g: 0.5rem; }
      .item { display: flex; align-items: center; gap: 0.5rem; min-block-size: 3.5rem; }
      .item a { flex: 1; min-inline-size: 0; padding-block: 0.75rem; text-decoration: none; font-weight: 560; }
      .item a:hover { text-decoration: underline; }
    `,
  ];
  /** From an invitation; undefined at the door of one who makes a room. */
  declare secret: string | undefined;
  declare founder: string | undefined;
  declare busy: boolean;
  declare trouble: string;
  declare known: readonly Known[];

  constructor() {
    super();
    this.busy = false;
    this.trouble = "";
    this.known = knownRooms();
  }

  override render(): TemplateResult {
    return html`
      <samesky-sky size="door"></samesky-sky>
      <main class="door stack">${this.secret === undefined ? this.#make() : this.#join(this.secret)}</main>
    `;
  }

  #make(): TemplateResult {
    return html`
      <div><h1 class="voice t6">${t("door-title")}</h1><p class="soft">${t(this.founder ? "door-founder" : "door-lead")}</p>
        ${this.known.length || this.founder ? nothing : html`<p class="look"><a href="/try" class="t2" data-testid="try">${t("door-try")}</a></p>`}</div>
      ${this.known.length ? this.#rooms() : nothing}
      <form class="stack" @submit=${this.#makeRoom}>
        ${this.known.length ? html`<h2 class="head">${t("door-or-new")}</h2>` : nothing} ${this.#name()}
        <fieldset>
          <legend class="label">${t("door-kind")}</legend>
          <div class="row">
            ${KINDS.map((kind) => html`<label class="chip"><input type="radio" name="kind" value=${kind} ?checked=${kind === "couple"} data-testid="kind-${kind}" />${t(`door-kind-${kind}`)}</label>`)}
          </div>
        </fieldset>
        <label><span class="label">${t("door-room-name")}</span><input class="field" name="room" maxlength="64" autocomplete="off" data-testid="room-name" /></label>
        ${canSeal() ? nothing : html`<p class="note lamp" data-testid="insecure">${icon("lock", true)}<span>${t("door-insecure")}</span></p>`}
        <button class="btn wide" data-testid="make-room" ?disabled=${this.busy}>${t(this.busy ? "door-making" : canSeal() ? "door-make" : "door-open")}</button>
        ${this.#refusal()}
      </form>
      <p class="mid"><a href="/screen" class="t2 soft" data-testid="to-screen">${t("door-screen")}</a></p>
    `;
  }

  #join(secret: string): TemplateResult {
    return html`
      <div><h1 class="voice t6">${t("join-title")}</h1><p class="soft">${t(secret ? "join-lead" : "join-broken")}</p></div>
      ${
        secret
          ? html`<form class="stack" @submit=${this.#joinRoom}>
              ${this.#name()}
              <button class="btn wide" data-testid="join" ?disabled=${this.busy}>${t(this.busy ? "join-going" : "join-go")}</button>
              ${this.#refusal()}
            </form>
            ${this.known.length ? this.#rooms() : nothing}`
          : html`<a class="btn quiet" href="/">${t("join-new")}</a>`
      }
    `;
  }

  #name(): TemplateResult {
    return html`<label><span class="label">${t("door-name")}</span>
      <input class="field" name="name" required maxlength="64" autocomplete="nickname" data-testid="your-name" /></label>`;
  }

  #rooms(): TemplateResult {
    const forget = (known: Known) => () => {
      forgetRoom(known.access.room);
      this.known = knownRooms();
    };
    return html`
      <section aria-labelledby="known">
        <h2 class="label" id="known">${t("door-known")}</h2>
        <ul class="list">
          ${this.known.map((known) => {
            const name = known.name || t("room-unnamed");
            return html`<li class="item">
              <a href=${addressOf(known.access.room, { view: known.view ?? HOME.view, name: "" })} data-testid="known-room">${name}</a>
              <button class="iconb" type="button" aria-label=${t("door-forget", { room: name })} @click=${forget(known)}>${icon("close")}</button>
            </li>`;
          })}
        </ul>
      </section>
    `;
  }

  #refusal(): TemplateResult {
    return html`<div role="status">${this.trouble ? html`<p class="note" data-testid="door-trouble">${this.trouble}</p>` : nothing}</div>`;
  }

  #makeRoom = (event: SubmitEvent): Promise<void> =>
    this.#enter(event, async (given) => {
      const [name, roomName] = [String(given.get("name")).trim(), String(given.get("room")).trim()];
      const made = await makeRoom(location.origin, {
        name,
        kind: String(given.get("kind")),
        sealing: canSeal() ? "room-key" : "none",
        ...(roomName ? { roomName } : {}),
        ...(this.founder ? { founder: this.founder } : {}),
      });
      return { access: made.access, name: roomName || t("door-known-of", { name }), url: made.invite.url };
    });

  #joinRoom = (event: SubmitEvent): Promise<void> =>
    this.#enter(event, async (given) => {
      const access = await joinRoom(location.origin, this.secret ?? "", {
        name: String(given.get("name")).trim(),
      });
      return { access, name: "" };
    });

  #why(error: unknown): string {
    const code = error instanceof RefusedError ? error.code : "";
    const known = ["unavailable", "too_fast", "full", "invalid", "too_large", "insecure"].includes(code);
    if (known || !code) return why(error);
    return t(this.secret === undefined ? "door-closed" : "join-used");
  }

  async #enter(event: SubmitEvent, way: (given: FormData) => Promise<Entered>): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const given = new FormData(event.currentTarget as HTMLFormElement);
    [this.busy, this.trouble] = [true, ""];
    try {
      const detail = await way(given);
      this.dispatchEvent(
        new CustomEvent<Entered>("samesky-entered", { detail, bubbles: true, composed: true }),
      );
    } catch (error) {
      this.trouble = this.#why(error);
    }
    this.busy = false;
  }
}

define("samesky-door", SameskyDoor);
