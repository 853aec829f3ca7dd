import { html, LitElement, type PropertyDeclarations, type TemplateResult } from "lit";
import { look } from "../elements/look.ts";
import { define, type Flip } from "../elements/room-element.ts";
import { openRoom } from "../sdk/live.ts";
import type { Access, Room } from "../sdk/room.ts";
import { t } from "../words/words.ts";
import type { Entered } from "./door.ts";
import { forgetRoom, keepRoom, knownRoom } from "./known.ts";
import { type Route, routeOf } from "./route.ts";

declare global {
  interface Window {
    /** For tests and the curious: the room of this page, and when each shared turn was shown. */
    samesky?: { room: Room | undefined; flips: Flip[] };
  }
}

/** Close codes after which the key of this device opens nothing any more. */
/** How many moments are kept at which something turned, for whoever measures them. */
const FLIPS = 500;
const LEFT: readonly number[] = [4404, 4410];

/** `<samesky-app>`: the whole page; the address says what it shows. */
export class SameskyApp extends LitElement {
  static override properties: PropertyDeclarations = {
    route: { state: true },
    room: { state: true },
    gone: { state: true },
  };
  static override styles = look;
  declare route: Route;
  declare room: Room | undefined;
  /** This device has no place in the room any more. */
  declare gone: boolean;
  #access: Access | undefined;
  #url = "";
  #offs: (() => void)[] = [];
  #leave = new AbortController();

  constructor() {
    super();
    this.route = { to: "door" };
    this.gone = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#leave = new AbortController();
    const { signal } = this.#leave;
    addEventListener("popstate", () => this.#read(), { signal });
    // A second link pasted into the same tab only changes the fragment.
    addEventListener("hashchange", () => location.hash.length > 1 && this.#read(), { signal });
    document.addEventListener("visibilitychange", () => this.#present(), { signal });
    this.addEventListener("samesky-entered", (event) =>
      this.#entered((event as CustomEvent<Entered>).detail),
    );
    this.addEventListener("samesky-flip", (event) => {
      const here = window.samesky;
      if (here) here.flips = [...here.flips, (event as CustomEvent<Flip>).detail].slice(-FLIPS);
    });
    this.#read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave.abort();
    this.#close();
  }

  override render(): TemplateResult {
    const route = this.route;
    if (this.gone) return this.#notice("gone");
    if (route.to === "room" && this.room) {
      return html`<samesky-room-page .room=${this.room} .access=${this.#access} .url=${this.#url}></samesky-room-page>`;
    }
    if (route.to === "room") return this.#notice("lost");
    return html`<samesky-door .secret=${route.to === "join" ? route.secret : undefined} .founder=${route.to === "door" ? route.founder : undefined}></samesky-door>`;
  }

  /** Why there is no room to see here. */
  #notice(what: "lost" | "gone"): TemplateResult {
    return html`
      <samesky-sky size="door"></samesky-sky>
      <main class="stack mid door">
        <h1 class="voice t5">${t(`${what}-title`)}</h1><p class="soft" data-testid="notice">${t(`${what}-lead`)}</p>
        <a class="btn quiet" href="/">${t("lost-home")}</a>
      </main>
    `;
  }

  #read(): void {
    this.gone = false;
    this.#close();
    this.#url = "";
    this.route = routeOf(location.pathname, location.hash);
    if (this.route.to === "room") this.#open(this.route.room);
  }

  #open(room: string): void {
    const known = knownRoom(room);
    if (!known) return;
    this.#access = known.access;
    const opened = openRoom(known.access);
    const remember = () => {
      if (opened.connection === "live")
        keepRoom(known.access, opened.card.name || known.name || this.#names(opened));
      if (opened.ended && LEFT.includes(opened.ended.code)) {
        forgetRoom(room);
        this.gone = true;
      }
      if (opened.connection === "live") this.#present();
    };
    this.#offs = [opened.on("connection", remember)];
    this.room = opened;
    window.samesky = { room: opened, flips: window.samesky?.flips ?? [] };
  }

  #names(room: Room): string {
    const others = Object.entries(room.members).filter(([id]) => id !== room.you);
    return others.map(([, one]) => one.name).join(", ");
  }

  #close(): void {
    for (const off of this.#offs) off();
    this.room?.close();
    this.room = undefined;
  }

  #present(): void {
    this.room?.present(document.hidden ? "hidden" : "here");
  }

  #entered({ access, name, url }: Entered): void {
    keepRoom(access, name);
    // A secret that was used leaves the address bar and the history with it.
    if (location.hash) history.replaceState(null, "", `/r/${access.room}`);
    else history.pushState(null, "", `/r/${access.room}`);
    this.#read();
    this.#url = url ?? "";
  }
}

define("samesky-app", SameskyApp);
