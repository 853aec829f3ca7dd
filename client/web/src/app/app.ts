import { html, LitElement, type PropertyDeclarations, type TemplateResult } from "lit";
import { attend } from "../elements/attend.ts";
import { look } from "../elements/look.ts";
import { define, type Flip } from "../elements/room-element.ts";
import { openRoom } from "../sdk/live.ts";
import type { Access, Room } from "../sdk/room.ts";
import { t } from "../words/words.ts";
import type { Entered } from "./door.ts";
import { exitOnEscape } from "./exit.ts";
import { install, keepForGood } from "./installed.ts";
import { forgetRoom, keepRoom, keepView, knownRoom } from "./known.ts";
import type { Went } from "./place-link.ts";
import { preferences } from "./preferences.ts";
import { renew } from "./push.ts";
import { addressOf, type Route, routeOf } from "./route.ts";
import { keepSeen, lastSeen, seenOf, unseen } from "./seen.ts";
import { SeenRoom } from "./seen-room.ts";
import { titleOf } from "./title.ts";
import { RoomTurns } from "./turns.ts";

declare global {
  interface Window {
    /** For tests and the curious: the room of this page, and when each shared turn was shown. */
    samesky?: { room: Room | undefined; flips: Flip[] };
  }
}

/** Milliseconds without a change after which the room is kept as it is. */
const SETTLED = 1500;
/** How many moments are kept at which something turned, for whoever measures them. */
const FLIPS = 500;
/** What the worker says when the browser is reached elsewhere. */
const RENEWED = "push-renewed";
/** Close codes after which the key of this device opens nothing any more. */
const LEFT: readonly number[] = [4404, 4410];

/** `<samesky-app>`: the whole page; the address says what it shows. */
export class SameskyApp extends LitElement {
  static override properties: PropertyDeclarations = {
    route: { state: true },
    room: { state: true },
    gone: { state: true },
    newer: { state: true },
  };
  static override styles = look;
  declare route: Route;
  declare room: Room | undefined;
  /** This device has no place in the room any more. */
  declare gone: boolean;
  /** Another version of the app is ready to take over. */
  declare newer: boolean;
  #access: Access | undefined;
  #url = "";
  #offs: (() => void)[] = [];
  #leave = new AbortController();
  #turns: RoomTurns | undefined;
  #keeping: ReturnType<typeof setTimeout> | undefined;
  /** The room whose notices were looked after. */
  #renewed: Room | undefined;

  constructor() {
    super();
    this.route = { to: "door" };
    this.gone = this.newer = false;
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
    this.addEventListener("samesky-go", (event) => this.#go((event as CustomEvent<Went>).detail));
    this.addEventListener("samesky-preferred", () => this.#present());
    signal.addEventListener("abort", exitOnEscape());
    navigator.serviceWorker?.addEventListener("message", ({ data }) => this.#heard(data), { signal });
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
      return html`<samesky-room-page .room=${this.room} .access=${this.#access} .url=${this.#url} .newer=${this.newer} .view=${route.view} .name=${route.name}></samesky-room-page>`;
    }
    if (route.to === "room") return this.#notice("lost");
    if (route.to === "try") {
      void import("./try.ts"); // only for who looks around
      return html`<samesky-try></samesky-try>`;
    }
    if (route.to === "screen") return this.#screen(route.code);
    return html`<samesky-door .secret=${route.to === "join" ? route.secret : undefined} .founder=${route.to === "door" ? route.founder : undefined}></samesky-door>`;
  }

  /** A display without a voice; or, with digits that a camera has read, the way into one of this device's rooms. */
  #screen(code: string): TemplateResult {
    void (code ? import("./bring.ts") : import("./screen.ts")); // only for who has one
    return code
      ? html`<samesky-sky size="door"></samesky-sky><main class="door"><samesky-bring .name=${code}></samesky-bring></main>`
      : html`<samesky-screen></samesky-screen>`;
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

  protected override updated(): void {
    document.title = titleOf(this.route, this.room);
  }

  /** To another place of the same room, by an address of its own. */
  #go(where: Went): void {
    const route = this.route;
    if (route.to !== "room") return;
    const address = addressOf(route.room, where);
    if (address !== location.pathname) history.pushState(null, "", address);
    this.#read();
  }

  /** What the worker says: that the browser is reached elsewhere by now, or where a notice leads that was tapped. */
  #heard(said: unknown): void {
    if (said === RENEWED) this.#renew();
    const { go } = (said ?? {}) as { go?: unknown };
    if (typeof go !== "string" || routeOf(go, "").to !== "room") return;
    if (go !== location.pathname) history.pushState(null, "", go);
    this.#read();
  }

  #renew(): void {
    const room = this.room;
    if (!room || room instanceof SeenRoom || !this.#access) return;
    void renew(room, this.#access.server).catch(() => undefined); // the push service is away: with the next room
  }

  #read(): void {
    const [before, next] = [this.route, routeOf(location.pathname, location.hash)];
    this.route = next;
    if (next.to === "room") keepView(next.room, next.view);
    if (this.room && !this.gone && next.to === "room" && before.to === "room" && before.room === next.room)
      return;
    this.gone = false;
    this.#close();
    this.#url = "";
    if (next.to === "room") this.#open(next.room);
  }

  #open(room: string): void {
    const known = knownRoom(room);
    if (!known) return;
    this.#access = known.access;
    const opened = openRoom(known.access);
    const remember = () => {
      this.requestUpdate();
      if (opened.connection === "live")
        keepRoom(known.access, opened.card.name || known.name || this.#names(opened));
      if (opened.ended && LEFT.includes(opened.ended.code)) {
        forgetRoom(room);
        this.gone = true;
      }
      if (opened.connection === "live") this.#turns?.look();
    };
    this.#offs = [
      opened.on("connection", remember),
      opened.on("change", () => this.#look(opened)),
      attend(opened),
    ];
    this.room = opened;
    this.#present();
    void this.#asLastSeen(opened, room);
    this.#turns = new RoomTurns(opened);
    window.samesky = { room: opened, flips: window.samesky?.flips ?? [] };
  }

  /** While a room is not in reach, it shows as it was last seen; if it never was, it is empty after a while. */
  async #asLastSeen(opened: Room, id: string): Promise<void> {
    const seen = await lastSeen(id);
    if (!seen) await new Promise((done) => setTimeout(done, SETTLED));
    if (this.room !== opened || opened.state("room") !== undefined || opened.ended) return;
    this.room = new SeenRoom(opened, seen ?? unseen(id));
  }

  /** Something has changed: the room is in reach, and is kept as it is for when it is not. */
  #look(opened: Room): void {
    if (this.room instanceof SeenRoom) this.room = opened;
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => this.#keep(), SETTLED);
  }

  #keep(): void {
    const room = this.room;
    clearTimeout(this.#keeping);
    if (room?.connection !== "live" || room instanceof SeenRoom || !knownRoom(room.card.id)) return;
    void keepSeen(seenOf(room)).catch(() => undefined); // no space: then not
    void install(() => {
      this.newer = true;
    });
    if (this.#renewed !== room) this.#renew();
    this.#renewed = room;
  }

  #names(room: Room): string {
    const others = Object.entries(room.members).filter(([id]) => id !== room.you);
    return others.map(([, one]) => one.name).join(", ");
  }

  #close(): void {
    for (const off of this.#offs) off();
    this.#turns?.stop();
    this.#turns = undefined;
    clearTimeout(this.#keeping);
    this.room?.close();
    this.room = undefined;
  }

  #present(): void {
    this.room?.present(preferences().unseen ? "offline" : document.hidden ? "hidden" : "here");
    this.#turns?.look();
    if (document.hidden) this.#keep();
  }

  #entered({ access, name, url }: Entered): void {
    keepRoom(access, name);
    keepForGood();
    // A secret that was used leaves the address bar and the history with it.
    if (location.hash) history.replaceState(null, "", `/r/${access.room}`);
    else history.pushState(null, "", `/r/${access.room}`);
    this.#read();
    this.#url = url ?? "";
  }
}

define("samesky-app", SameskyApp);
