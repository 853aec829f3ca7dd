import {
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from "lit";
import { icon } from "../elements/icons.ts";
import { look } from "../elements/look.ts";
import { Redraw } from "../elements/redraw.ts";
import { define, why } from "../elements/room-element.ts";
import { invite } from "../sdk/door.ts";
import { RefusedError } from "../sdk/errors.ts";
import type { Call, Player } from "../sdk/protocol.d.ts";
import type { Access, Room, Waiting } from "../sdk/room.ts";
import { KEYS } from "../sdk/sealing.ts";
import { t } from "../words/words.ts";
import { offerOf } from "./activities.ts";
import { bring, brought } from "./brought.ts";
import { dock, dockLook } from "./dock.ts";
import "./due.ts";
import "./evening-bar.ts";
import { placeOfEvening } from "./evening-view.ts";
import { exit } from "./exit.ts";
import { type Glow, horizon } from "./horizon.ts";
import { takeNewer } from "./installed.ts";
import { LaterView } from "./later-view.ts";
import { canShow, screensOf } from "./on-screen.ts";
import type { SameskyPeople } from "./people.ts";
import { placeLink } from "./place-link.ts";
import { preferences } from "./preferences.ts";
import { pageLook } from "./room-look.ts";
import type { SameskyRooms } from "./rooms.ts";
import { HOME } from "./route.ts";
import { timers } from "./timers.ts";
import "./together.ts";
import "./tonight.ts";

/** What opens over a room. */
type Panel = "samesky-people" | "samesky-rooms";

/** `<samesky-room-page>`: one room; `view` says what of it is shown. */
export class SameskyRoomPage extends LitElement {
  static override properties: PropertyDeclarations = {
    room: { attribute: false },
    access: { attribute: false },
    url: { attribute: false },
    view: { type: String },
    name: { type: String },
    small: { type: Boolean, reflect: true },
    newer: { type: Boolean },
    trouble: { state: true },
    glow: { state: true },
    panels: { state: true },
  };
  static override styles = [look, dockLook, pageLook];
  declare room: Room | undefined;
  declare access: Access | undefined;
  /** The link for the others, while it is shown. */
  declare url: string;
  /** A place of the dock, or an activity, and which of several. */
  declare view: string;
  declare name: string;
  /** As on a phone, however wide the window is. */
  declare small: boolean;
  /** Another version of the app is ready. */
  declare newer: boolean;
  declare trouble: string;
  /** What the horizon shows. */
  declare glow: Glow;
  /** The panels that were opened once, and stay. */
  declare panels: readonly Panel[];
  #seated = 0;
  readonly #unloaded = () => {
    this.trouble = t("app-unloaded");
  };
  readonly #later = new LaterView();
  #horizon: (() => void) | undefined;

  constructor() {
    super();
    this.url = this.trouble = this.name = "";
    this.view = HOME.view;
    this.glow = "";
    this.small = this.newer = false;
    this.panels = [];
    new Redraw(this, ["change", "presence", "connection", "refused", "words"]);
    this.addEventListener("samesky-people", this.#people);
    this.addEventListener("samesky-preferred", () => this.requestUpdate());
  }

  protected override willUpdate(changed: PropertyValues): void {
    // Somebody has come by the link: it has done its work.
    const seated = Object.keys(this.room?.members ?? {}).length;
    if (this.url && this.#seated && seated > this.#seated && !changed.has("url")) this.url = "";
    this.#seated = seated;
    if (changed.has("room")) this.#look();
    this.toggleAttribute("data-inside", offerOf(this.view) !== undefined);
  }

  protected override async updated(changed: PropertyValues): Promise<void> {
    bring(this.renderRoot, this.#unloaded);
    // A room is entered at its horizon, wherever the door was scrolled to.
    if (changed.has("room") && !changed.get("room") && !this.small) scrollTo({ top: 0, behavior: "instant" });
    if (!(changed.has("view") || changed.has("name")) || changed.get("view") === undefined) return;
    const page = this.renderRoot.querySelector<HTMLElement>("#main");
    await Promise.all(
      [...(page?.querySelectorAll<LitElement>(".view > *") ?? [])].map((one) => one.updateComplete),
    );
    page?.focus({ preventScroll: true });
    if (this.small) this.parentElement?.scrollTo({ top: 0 });
    else scrollTo({ top: 0, behavior: "instant" });
  }

  override render(): TemplateResult | typeof nothing {
    const room = this.room;
    if (!room) return nothing;
    const inside = offerOf(this.view);
    const home = this.view === "tonight";
    return html`
      <samesky-sky .room=${room} size=${home ? "home" : "bar"} ?small=${this.small} .glow=${this.glow}></samesky-sky>
      ${dock(room.card.id, this.view)}
      ${
        // On a page with other things this is not the main one.
        this.small
          ? html`<div class="ground" id="main" tabindex="-1">${this.#ground(room)}</div>`
          : html`<main class=${inside?.beside ? "ground inside" : inside?.wide ? "ground wide" : "ground"} id="main" tabindex="-1">${this.#ground(room)}</main>`
      }
      <samesky-reactions foot .room=${room} ?quiet=${!inside} ?small=${this.small}></samesky-reactions>
      ${this.#call(room)}
      ${this.panels.includes("samesky-people") ? html`<samesky-people .room=${room} .access=${this.access}></samesky-people>` : nothing}
      ${this.panels.includes("samesky-rooms") ? html`<samesky-rooms .room=${room}></samesky-rooms>` : nothing}
    `;
  }

  #ground(room: Room): TemplateResult {
    const inside = offerOf(this.view);
    const home = this.view === "tonight";
    return html`
        ${this.#crumb(room, inside !== undefined)}
        ${this.trouble ? html`<p class="note" role="status">${this.trouble}</p>` : nothing}
        ${room.sealing === "locked" || room.sealing === "insecure" ? html`<p class="note lamp" role="status" data-testid="not-sealing">${icon("lock", true)}<span>${t(`refused-${room.sealing}`)}</span></p>` : nothing}
        ${
          // At home the greeting says so.
          room.connection === "waiting" && !home
            ? html`<p class="note" role="status" data-testid="out-of-reach">${icon("away", true)}<span class="grow">${t("room-lost")} ${t("room-lost-lead")}</span><button class="btn quiet small" type="button" @click=${() => room.wake()}>${t("room-try-now")}</button></p>`
            : nothing
        }
        ${room.pending.some((one) => one.held && one.on !== KEYS) ? html`<p class="note lamp" role="status" data-testid="held">${icon("clock", true)}<span>${t("room-held")}</span></p>` : nothing}
        ${
          this.url && !inside
            ? html`<samesky-invite .url=${this.url} @close=${() => {
                this.url = "";
              }}></samesky-invite>`
            : nothing
        }
        ${this.newer && !inside ? html`<p class="note" data-testid="newer"><span class="grow">${t("app-newer")}</span><button class="btn quiet small" type="button" data-testid="take-newer" @click=${takeNewer}>${t("app-take")}</button></p>` : nothing}
        ${room.pending.filter((one) => one.unconfirmed).map((one) => this.#unsure(room, one))}
        <samesky-due .room=${room}></samesky-due>
        <samesky-evening-bar .room=${room} .where=${{ view: this.view, name: this.name }}></samesky-evening-bar>
        ${this.#screens(room)}
        <div class="view">${this.#view(room)}</div>
        ${this.#watch(room)}
        ${inside?.beside && !this.small && wide.matches ? html`<aside class="beside" aria-label=${t("chat-title")}><samesky-chat .room=${room}></samesky-chat></aside>` : nothing}
    `;
  }

  #crumb(room: Room, inside: boolean): TemplateResult {
    const guest = room.members[room.you]?.until;
    return html`
      <div class="crumb">
        ${
          inside
            ? placeLink(
                room.card.id,
                { view: "together", name: "" },
                html`${icon("back", true)}${t("dock-together")}`,
                { look: "iconb", testid: "back" },
              )
            : html`<button class="iconb title" type="button" aria-haspopup="dialog" aria-label=${t("rooms-switch", { room: room.card.name || t("room-unnamed") })} data-testid="switch" @click=${this.#switch}><span class="b">${room.card.name || t("room-unnamed")}</span>${icon("down", true)}</button>`
        }
        <span class="row nowrap ends">
          <span class="conn" data-testid="connection-state" data-state=${room.connection} role="status">${t(`connection-${room.connection}`)}</span>
          <button class="iconb" type="button" data-testid="people" aria-haspopup="dialog" @click=${this.#people}>${icon("people")}<span>${t("room-people")}</span></button>
          ${preferences().exit ? html`<button class="iconb" type="button" data-testid="exit" aria-label=${t("settings-exit-now")} @click=${exit}>${icon("leave")}</button>` : nothing}
          ${guest || inside ? nothing : html`<button class="iconb" type="button" data-testid="invite" @click=${this.#invite}>${icon("link")}<span>${t("room-invite")}</span></button>`}
        </span>
      </div>
    `;
  }

  /** The sealed file of the room, of which another hub makes the room anew. */
  #file = async (): Promise<Blob> => {
    const { sealedFile } = await import("./sealed-file.ts");
    if (!this.access) throw new Error("there is no room to take along");
    return sealedFile(this.access);
  };

  #view(room: Room): TemplateResult | typeof nothing {
    switch (this.view) {
      case "tonight":
        return html`<samesky-tonight .room=${room} ?small=${this.small}></samesky-tonight>`;
      case "kept":
        return html`<samesky-timeline .room=${room} .file=${this.#file}></samesky-timeline>`;
      case "room":
        return html`<samesky-settings .room=${room} .access=${this.access} ?small=${this.small}></samesky-settings>`;
      case "questions":
        return html`<h1 class="hide">${t("questions-title")}</h1><samesky-questions .room=${room}></samesky-questions>`;
      case "timer":
        return html`<h1 class="hide">${t("timer-title")}</h1>${timers(room, this.name)}`;
      case "words":
        return html`<h1 class="hide">${t("chat-title")}</h1><samesky-chat .room=${room}></samesky-chat>`;
      case "evening":
        return placeOfEvening(room, this.name, this.small);
      case "watch":
        return nothing;
      case "bring":
        return html`<samesky-bring .room=${room} .access=${this.access} .name=${this.name}></samesky-bring>`;
      default: {
        const offer = offerOf(this.view);
        if (offer?.tag)
          return html`<h1 class="hide">${t(offer.title)}</h1>${this.#later.show(offer.tag, room)}`;
        return html`<samesky-together .room=${room} ?small=${this.small}></samesky-together>`;
      }
    }
  }

  /** What plays goes on playing here whatever else is looked at. */
  #watch(room: Room): TemplateResult | typeof nothing {
    const seen = this.view === "watch";
    const plays = room.instances("player").some((on) => room.state<Player>(on)?.item);
    if (!seen && !plays) return nothing;

    return html`<samesky-watch .room=${room} .name=${seen ? this.name : ""} .seen=${seen} ?hidden=${!seen}></samesky-watch>`;
  }

  /** What is looked at here can be on a screen of mine, where there is one. */
  #screens(room: Room): TemplateResult | typeof nothing {
    if (!canShow(this.view) || !screensOf(room).length) return nothing;
    return html`<samesky-show-on .room=${room} .where=${{ view: this.view, name: this.name }}></samesky-show-on>`;
  }

  /** A call stays in reach whatever else is looked at. */
  #call(room: Room): TemplateResult | typeof nothing {
    if (!room.state<Call>("call")?.id) return nothing;
    return html`<samesky-call-tile .room=${room} .view=${this.view} ?small=${this.small}></samesky-call-tile>`;
  }

  #unsure(room: Room, one: Waiting): TemplateResult {
    return html`
      <div class="note unsure" data-testid="unconfirmed">
        <p class="grow">${t("refused-stale")}</p>
        <button class="btn quiet small" type="button" @click=${() => void room.again(one.id).catch(() => undefined)}>${t("room-again")}</button>
        <button class="btn bare small" type="button" @click=${() => {
          room.discard(one.id);
          this.requestUpdate();
        }}>${t("room-discard")}</button>
      </div>
    `;
  }

  #people = (): Promise<void> => this.#panel("samesky-people");

  #switch = (): Promise<void> => this.#panel("samesky-rooms");

  async #panel(tag: Panel): Promise<void> {
    await brought(tag).catch(this.#unloaded);
    if (!customElements.get(tag)) return;
    if (!this.panels.includes(tag)) this.panels = [...this.panels, tag];
    await this.updateComplete;
    const panel = this.renderRoot.querySelector<SameskyPeople | SameskyRooms>(tag);
    await panel?.updateComplete;
    panel?.open();
  }

  #invite = async (): Promise<void> => {
    this.trouble = "";
    try {
      if (this.access) this.url = (await invite(this.access, { key: this.room?.key })).url;
    } catch (error) {
      // Every seat is taken: a link can only lead back into one.
      if (error instanceof RefusedError && error.code === "full") await this.#people();
      else this.trouble = why(error);
    }
  };

  #look(): void {
    this.#horizon?.();
    this.#horizon =
      this.room &&
      horizon(this.room, (glow) => {
        this.glow = glow;
      });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#look();
    wide.addEventListener("change", this.#wide);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#horizon?.();
    wide.removeEventListener("change", this.#wide);
  }

  #wide = (): void => this.requestUpdate();
}

/** A window in which something stands beside an activity. */
const wide = matchMedia("(min-width: 900px)");

define("samesky-room-page", SameskyRoomPage);
