import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { MemberStatus } from "../sdk/protocol.d.ts";
import { spoken, t } from "../words/words.ts";
import { cityOf, here, hourIn, lightAt, west } from "./daylight.ts";
import { look } from "./look.ts";
import { define, lightOf, RoomElement } from "./room-element.ts";
import { centreOf, skies } from "./skies.ts";
import { skyLook } from "./sky-look.ts";
import { heightAt, piecesOf, thread } from "./thread.ts";

/** Up to so many, names stand in the sky; of more they show when a light is reached. */
const NAMED = 4;

/**
 * `<samesky-sky>`: one sky seen from all places; presence is a light in it. Without a room, the sky over the door.
 *
 * @attr {"bar" | "home" | "door"} size - `bar` in a room (default), `home` tall with the places, `door` above a door.
 */
export class SameskySky extends RoomElement<never> {
  static override styles = [look, skyLook];
  static override properties: PropertyDeclarations = {
    size: { type: String, reflect: true },
    small: { type: Boolean, reflect: true },
    glow: { type: String, reflect: true },
  };
  /** `bar` in a room, `home` where a room is entered: tall, with the places; `door` above the door. */
  declare size: "bar" | "home" | "door";
  /** As on a phone, however wide the window is. */
  declare small: boolean;
  /** A shared moment on the horizon: `risen`, or `warm` just before. */
  declare glow: "" | "warm" | "risen";
  #minute: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.on = "room";
    this.size = "bar";
    this.small = false;
    this.glow = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#minute = setInterval(() => this.requestUpdate(), 15_000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#minute);
  }

  override render(): TemplateResult {
    const members = this.room?.members ?? {};
    const now = new Date();
    const order = west(members, now);
    const lights = order.map((id) => lightAt(members[id]?.tz || here(), now));
    const many = order.length > 2;
    return html`
      <header class=${many ? `sky many ${order.length > NAMED ? "crowd" : ""}` : "sky"} part="sky" aria-label=${t("sky-label")}>
        ${skies(lights.length ? lights : [lightAt(here(), now)])}
        ${!this.room ? nothing : many ? this.#many(order, now) : this.size === "home" ? this.#places(order, now) : this.#ends(order, now)}
      </header>
    `;
  }

  /** How somebody is, as far as this device knows: out of reach it knows only that it is on the way back itself. */
  #status(id: string): MemberStatus {
    const room = this.room;
    if (room?.connection === "waiting") return id === room.you ? "unknown" : "offline";
    return room?.presence[id]?.status ?? "offline";
  }

  /** Who looks east, and who is there: in one line above all else of the room. */
  #ends(order: readonly string[], now: Date): TemplateResult {
    const [first, second] = order;
    return html`<div class="ends">
      <div class="end">${first ? this.#who(first, "west", now) : nothing}</div>
      <div class="end">${second ? this.#who(second, "east", now) : this.#someone()}</div>
    </div>`;
  }

  /** Two places, and the thread between those who are there. */
  #places(order: readonly string[], now: Date): TemplateResult {
    const both = order.length === 2 ? order.map((id) => lightOf(this.#status(id))) : [];
    const drawn = both.length && !both.includes("away");
    return html`
      <div class="places">
        ${drawn ? html`<svg class="thread ${both.includes("coming") ? "dots" : ""}" viewBox="0 0 100 96" preserveAspectRatio="none" aria-hidden="true"><path d="M22 80Q50-14 78 60" pathLength="1" /></svg>` : nothing}
        ${order.map((id, n) => this.#at(id, `at-home ${n === 0 ? "west" : "east"}`, now))}
        ${order.length < 2 ? html`<div class="at-home east p-sea" data-light=${lightAt(here(), now)} data-testid="presence-nobody"><i class="light away" aria-hidden="true"></i><b>${t("sky-someone")}</b><span class="at">${t("sky-someone-lead")}</span></div>` : nothing}
      </div>
    `;
  }

  /** Three or more: a share of the sky each, and the thread through all who are there. */
  #many(order: readonly string[], now: Date): TemplateResult {
    const pieces = piecesOf(order.map((id) => lightOf(this.#status(id))));
    const place = (n: number) => {
      const x = centreOf(n, order.length);
      return {
        side: x < 34 ? "west" : x > 66 ? "east" : "",
        height: `--at: ${(heightAt(x) / 100).toFixed(3)}`,
      };
    };
    return html`
      <div class="cells" .style=${`--n: ${order.length}`}>
        ${thread(pieces)} ${order.map((id, n) => this.#at(id, `cell ${place(n).side}`, now, place(n).height))}
      </div>
    `;
  }

  /** One person's light with what is said of them. Where there are too many for names, it says so when it is reached. */
  #at(id: string, place: string, now: Date, height = ""): TemplateResult {
    const person = this.room?.members[id];
    const status = this.#status(id);
    const zone = person?.tz || here();
    const light = lightAt(zone, now);
    const lead = [cityOf(person?.tz ?? ""), t(`light-${light}`)].filter(Boolean).join(", ");
    const said = html`<i class="light ${lightOf(status)}" part="light" aria-hidden="true"></i>
      <span class="saying"><span class="voice hour num" part="time">${hourIn(zone, now, spoken())}</span>
        <b part="name">${person?.name}${id === this.room?.you ? html` <span class="me">(${t("sky-you")})</span>` : nothing}</b>
        <span class="at">${lead}</span><span class=${status === "here" || this.room?.connection === "waiting" ? "hide" : "at state"}>${t(`status-${status}`)}</span></span>`;
    const look = `${place} ${this.hueOf(id)}`;
    return Object.keys(this.room?.members ?? {}).length > NAMED
      ? html`<button class=${look} type="button" .style=${height} data-light=${light} data-testid="presence-${id}" data-status=${status} @click=${this.#reach}>${said}</button>`
      : html`<div class=${look} .style=${height} data-light=${light} data-testid="presence-${id}" data-status=${status}>${said}</div>`;
  }

  /** A tap does not give the focus everywhere. */
  #reach = (event: Event): void => (event.currentTarget as HTMLElement).focus();

  #who(id: string, side: "west" | "east", now: Date): TemplateResult {
    const person = this.room?.members[id];
    const status = this.#status(id);
    const city = cityOf(person?.tz ?? "");
    const you = id === this.room?.you;
    const known = you || this.room?.connection !== "waiting";
    const said = known
      ? html`${person?.tz ? ", " : ""}<span class="state">${t(`status-${status}`)}</span>`
      : nothing;
    return html`
      <div class="who ${side} ${this.hueOf(id)}" data-light=${lightAt(person?.tz || here(), now)} data-testid="presence-${id}" data-status=${status}>
        <i class="light ${lightOf(status)}" part="light" aria-hidden="true"></i>
        <span><b part="name">${person?.name}${you ? html` <span class="me">(${t("sky-you")})</span>` : nothing}</b>
          <span class="at" part="time">${person?.tz ? html`${hourIn(person.tz, now, spoken())}<span class="place">${city ? ` · ${city}` : ""}</span>` : nothing}${said}</span></span>
      </div>
    `;
  }

  #someone(): TemplateResult {
    return html`
      <div class="who east p-sea" data-light=${lightAt(here(), new Date())} data-testid="presence-nobody">
        <i class="light away" part="light" aria-hidden="true"></i>
        <span><b part="name">${t("sky-someone")}</b><span class="at" part="time">${t("sky-someone-lead")}</span></span>
      </div>
    `;
  }
}

define("samesky-sky", SameskySky);
