import {
  html,
  nothing,
  type PropertyDeclarations,
  type SVGTemplateResult,
  svg,
  type TemplateResult,
} from "lit";
import type { MemberStatus, Person } from "../sdk/protocol.d.ts";
import { spoken, t } from "../words/words.ts";
import { cityOf, here, hourIn, lightAt, west } from "./daylight.ts";
import { look } from "./look.ts";
import { define, lightOf, RoomElement } from "./room-element.ts";
import { skyLook } from "./sky-look.ts";

/**
 * `<samesky-sky>`: one sky seen from all places; presence is a light in it. Without a room, the sky over the door.
 *
 * @attr {"bar" | "door"} size - `bar` in a room (default), `door` above a door.
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
    const zone = (id: string | undefined) => (id && members[id]?.tz) || here();
    const [first, last] = [zone(order[0]), zone(order.at(-1))];
    const half = Math.ceil(order.length / 2);
    const crowd = order.length > 4;
    return html`
      <header class="sky" part="sky" data-west=${lightAt(first, now)} data-east=${lightAt(last, now)} aria-label=${t("sky-label")}>
        <svg class="stars" viewBox="0 0 1200 380" preserveAspectRatio="xMidYMin slice" aria-hidden="true">${STARS}</svg>
        ${
          this.room && this.size === "home" && order.length <= 2
            ? this.#places(order, now)
            : this.room
              ? html`<div class="ends ${crowd ? "crowd" : ""}">
                <div class="end">${order.slice(0, half).map((id) => this.#who(id, members[id], "west", now))}</div>
                <div class="end">
                  ${order.slice(half).map((id) => this.#who(id, members[id], "east", now))}
                  ${order.length < 2 ? this.#someone() : nothing}
                </div>
              </div>`
              : nothing
        }
        <svg class="land" part="horizon" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
          <path d="M0 10V9.500Q50-4 100 9.500V10Z" /><path class="rim" d="M0 9.500Q50-4 100 9.500" />
        </svg>
      </header>
    `;
  }

  /** How somebody is, as far as this device knows: out of reach it knows only that it is on the way back itself. */
  #status(id: string): MemberStatus {
    const room = this.room;
    if (room?.connection === "waiting") return id === room.you ? "unknown" : "offline";
    return room?.presence[id]?.status ?? "offline";
  }

  /** Two places, and the thread between those who are there. */
  #places(order: readonly string[], now: Date): TemplateResult {
    const both = order.length === 2 ? order.map((id) => lightOf(this.#status(id))) : [];
    const drawn = both.length && !both.includes("away");
    return html`
      <div class="places">
        ${drawn ? html`<svg class="thread ${both.includes("coming") ? "dots" : ""}" viewBox="0 0 100 96" preserveAspectRatio="none" aria-hidden="true"><path d="M22 80Q50-14 78 60" pathLength="1" /></svg>` : nothing}
        ${order.map((id, n) => this.#place(id, n === 0 ? "west" : "east", now))}
        ${order.length < 2 ? html`<div class="at-home east p-sea" data-testid="presence-nobody"><i class="light away" aria-hidden="true"></i><b>${t("sky-someone")}</b><span class="at">${t("sky-someone-lead")}</span></div>` : nothing}
      </div>
    `;
  }

  #place(id: string, side: "west" | "east", now: Date): TemplateResult {
    const person = this.room?.members[id];
    const status = this.#status(id);
    const zone = person?.tz || here();
    const lead = [cityOf(person?.tz ?? ""), t(`light-${lightAt(zone, now)}`)].filter(Boolean).join(", ");
    return html`
      <div class="at-home ${side} ${this.hueOf(id)}" data-testid="presence-${id}" data-status=${status}>
        <i class="light ${lightOf(status)}" part="light" aria-hidden="true"></i>
        <span class="voice hour num" part="time">${hourIn(zone, now, spoken())}</span>
        <b part="name">${person?.name}${id === this.room?.you ? html` <span class="me">(${t("sky-you")})</span>` : nothing}</b>
        <span class="at">${lead}</span><span class=${status === "here" || this.room?.connection === "waiting" ? "hide" : "at"}>${t(`status-${status}`)}</span>
      </div>
    `;
  }

  #who(id: string, person: Person | undefined, side: "west" | "east", now: Date): TemplateResult {
    const status = this.#status(id);
    const city = cityOf(person?.tz ?? "");
    const you = id === this.room?.you;
    const known = you || this.room?.connection !== "waiting";
    const said = known
      ? html`${person?.tz ? ", " : ""}<span class="state">${t(`status-${status}`)}</span>`
      : nothing;
    return html`
      <div class="who ${side} ${this.hueOf(id)}" data-testid="presence-${id}" data-status=${status}>
        <i class="light ${lightOf(status)}" part="light" aria-hidden="true"></i>
        <span><b part="name">${person?.name}${you ? html` <span class="me">(${t("sky-you")})</span>` : nothing}</b>
          <span class="at" part="time">${person?.tz ? html`${hourIn(person.tz, now, spoken())}<span class="place">${city ? ` · ${city}` : ""}</span>` : nothing}${said}</span></span>
      </div>
    `;
  }

  #someone(): TemplateResult {
    return html`
      <div class="who east p-sea" data-testid="presence-nobody">
        <i class="light away" part="light" aria-hidden="true"></i>
        <span><b part="name">${t("sky-someone")}</b><span class="at" part="time">${t("sky-someone-lead")}</span></span>
      </div>
    `;
  }
}

/** The same stars on all screens. */
const STARS: SVGTemplateResult[] = Array.from({ length: 44 }, (_, n) => {
  const [x, y] = [(n * 0.754877 * 1200) % 1200, (n * 0.569841 * 380) % 380];
  return svg`<circle cx=${x.toFixed()} cy=${y.toFixed()} r=${(0.8 + ((n * 7) % 5) * 0.28).toFixed(1)} opacity=${(0.45 + ((n * 3) % 6) * 0.1).toFixed(2)} />`;
});

define("samesky-sky", SameskySky);
