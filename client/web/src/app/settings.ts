import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { cityOf, here } from "../elements/daylight.ts";
import { keepDelay, keptDelay, MOST_DELAY } from "../elements/delay.ts";
import { icon } from "../elements/icons.ts";
import { look } from "../elements/look.ts";
import { Redraw } from "../elements/redraw.ts";
import { define, why } from "../elements/room-element.ts";
import type { Access, Room } from "../sdk/room.ts";
import { LANGUAGES, spoken, t } from "../words/words.ts";
import { exit } from "./exit.ts";
import { missing } from "./missing.ts";
import type { SameskyOwnPage } from "./own-page.ts";
import "./own-page.ts";
import { type Preferences, prefer, preferences } from "./preferences.ts";
import { settingsLook } from "./settings-look.ts";
import { LANGUAGE_NAMES } from "./words.ts";

const HUES = ["amber", "sea", "rose", "jade", "iris", "coral", "moss", "plum"] as const;
type Switch = "sound" | "felt" | "wake" | "exit" | "unseen";

/** `<samesky-settings>`: me in this room, this device, who can read here, and the ways out. */
export class SameskySettings extends LitElement {
  static override properties: PropertyDeclarations = {
    room: { attribute: false },
    access: { attribute: false },
    small: { type: Boolean, reflect: true },
    trouble: { state: true },
    said: { state: true },
  };
  static override styles = [look, settingsLook];
  declare room: Room | undefined;
  declare access: Access | undefined;
  declare small: boolean;
  declare trouble: string;
  declare said: string;

  constructor() {
    super();
    this.trouble = this.said = "";
    this.small = false;
    new Redraw(this, ["change", "presence", "words"]);
  }

  override render(): TemplateResult | typeof nothing {
    const room = this.room;
    if (!room) return nothing;
    return html`
      <h1 class="voice t6 title" tabindex="-1">${room.card.name || t("room-unnamed")}</h1>
      <div class="two">
        <div class="stack">${this.#me(room)} ${this.#calendar(room)} ${this.#ways(room)} ${this.#elsewhere()}</div>
        <div class="stack">${this.#telling(room)} ${this.#device()} ${this.#knows(room)}</div>
      </div>
      <samesky-own-page .hub=${this.access?.server ?? ""}></samesky-own-page>
    `;
  }

  #me(room: Room): TemplateResult {
    const me = room.members[room.you];
    const [zone, now] = [me?.tz || "", here()];
    const moved = zone && now !== zone;
    const guest = me?.until;
    return html`<section class="stack g3 p-${me?.hue || "amber"}" aria-labelledby="me">
      <h2 class="head" id="me">${t("settings-me")}</h2>
      ${moved ? html`<div class="note lamp" data-testid="moved"><span class="grow">${t("settings-moved", { place: cityOf(now) || now })}</span><button class="btn quiet small" type="button" data-testid="move" @click=${() => this.#profile({ tz: now })}>${t("settings-move")}</button></div>` : nothing}
      <form class="line" @submit=${this.#name}>
        <label><span class="label">${t("door-name")}</span><input class="field" name="name" required maxlength="64" autocomplete="nickname" data-testid="my-name" .value=${me?.name ?? ""} /></label>
        <button class="btn quiet" data-testid="save-name">${t("chat-save")}</button>
      </form>
      ${
        guest
          ? nothing
          : html`<form class="line" @submit=${this.#rename}>
        <label><span class="label">${t("settings-room-name")}</span><input class="field" name="room" maxlength="64" autocomplete="off" data-testid="rename" .value=${room.card.name ?? ""} /></label>
        <button class="btn quiet" data-testid="save-room">${t("chat-save")}</button>
      </form>`
      }
      <fieldset><legend class="label">${t("settings-hue")}</legend>
        <div class="row tight">${HUES.map(
          (hue) =>
            html`<label class="hue p-${hue}"><input type="radio" name="hue" value=${hue} data-testid="hue-${hue}" .checked=${live(hue === (me?.hue || "amber"))} @change=${() => this.#profile({ hue })} /><i class="light here" aria-hidden="true"></i><span class="hide">${t(`hue-${hue}`)}</span></label>`,
        )}</div></fieldset>
      <p class="t2 soft">${t("settings-zone", { place: cityOf(zone) || zone || cityOf(now) || now })}</p>
      <div role="status">${this.trouble ? html`<p class="note">${this.trouble}</p>` : this.said ? html`<p class="t2 soft" data-testid="saved">${this.said}</p>` : nothing}</div>
    </section>`;
  }

  #telling(room: Room): TemplateResult | typeof nothing {
    // Two rooms to try out on one page are nobody's yet.
    if (this.small || !this.access) return nothing;
    void import("./telling.ts").catch(() => undefined); // out of reach: with the next drawing
    return html`<samesky-telling .room=${room} .server=${this.access.server}></samesky-telling>`;
  }

  #calendar(room: Room): TemplateResult | typeof nothing {
    // Two rooms to try out on one page are nobody's yet.
    if (this.small || !this.access) return nothing;
    void import("./calendar.ts").catch(() => undefined); // out of reach: with the next drawing
    return html`<samesky-calendar .room=${room} .access=${this.access}></samesky-calendar>`;
  }

  #device(): TemplateResult {
    const liked = preferences();
    const select = <K extends "language" | "theme" | "contrast" | "motion">(
      name: K,
      values: readonly (readonly [string, string])[],
    ) => html`<div class="item"><label class="grow" for=${name}>${t(`settings-${name}`)}</label>
        <select class="field small" id=${name} data-testid="set-${name}" .value=${live(liked[name] ?? "")} @change=${(event: Event) => this.#choose(name, (event.currentTarget as HTMLSelectElement).value)}>
          ${values.map(([value, words]) => html`<option value=${value} ?selected=${value === (liked[name] ?? "")}>${words}</option>`)}
        </select></div>`;
    const auto = ["", t("settings-auto")] as const;
    return html`<section aria-labelledby="device">
      <h2 class="head" id="device">${t("settings-device")}</h2>
      <p class="t2 soft">${t("settings-device-lead")}</p>
      <div class="list">
        ${select("language", [auto, ...LANGUAGES.map((one) => [one, LANGUAGE_NAMES[one]] as const)])}
        ${select("theme", [auto, ["light", t("settings-light")], ["dark", t("settings-dark")]])}
        ${select("contrast", [auto, ["more", t("settings-more")]])}
        ${select("motion", [auto, ["less", t("settings-less")]])}
        ${this.#switch("sound", liked.sound === true)} ${"vibrate" in navigator ? this.#switch("felt", liked.felt !== false) : nothing}
        ${"wakeLock" in navigator ? this.#switch("wake", liked.wake !== false) : nothing}
        ${"Notification" in window && isSecureContext ? this.#tell(liked) : nothing} ${this.#late()} ${this.#switch("exit", liked.exit === true)} ${this.#switch("unseen", liked.unseen === true)}
      </div>
      ${missing().map((what) => html`<p class="note" data-testid="missing">${icon("lock", true)}<span>${t(`missing-${what}`)}</span></p>`)}
    </section>`;
  }

  #switch(name: Switch, on: boolean): TemplateResult {
    return html`<div class="item"><span class="grow"><span id="s-${name}">${t(`settings-${name}`)}</span><span class="t2 soft">${t(`settings-${name}-lead`)}</span></span>
      <button class="switch" type="button" role="switch" aria-checked=${String(on)} aria-labelledby="s-${name}" data-testid="set-${name}" @click=${() => this.#like({ [name]: !on })}></button></div>`;
  }

  #tell(liked: Readonly<Preferences>): TemplateResult {
    const on = liked.tell === true && Notification.permission === "granted";
    const flip = async () => {
      // Asked for by this tap alone.
      const may = on || (await Notification.requestPermission()) === "granted";
      this.#like({ tell: may ? !on : undefined });
      this.said = may ? "" : t("settings-tell-denied");
    };
    return html`<div class="item"><span class="grow"><span id="s-tell">${t("settings-tell")}</span><span class="t2 soft">${t("settings-tell-lead")}</span></span>
      <button class="switch" type="button" role="switch" aria-checked=${String(on)} aria-labelledby="s-tell" data-testid="set-tell" @click=${flip}></button></div>`;
  }

  #late(): TemplateResult {
    const delay = keptDelay();
    const set = (event: Event) => {
      keepDelay(Number((event.currentTarget as HTMLInputElement).value) / 1000);
      this.requestUpdate();
    };
    return html`<div class="item wrap"><label class="grow" for="late">${t("settings-late")} <span class="t2 soft">${t("settings-late-lead")}</span></label>
      <span class="row tight nowrap"><input id="late" type="range" min="0" max=${MOST_DELAY * 1000} step="10" .value=${live(String(delay * 1000))} @change=${set} data-testid="set-late" /><span class="t2 num">${t("settings-late-by", { ms: Math.round(delay * 1000) })}</span></span></div>`;
  }

  #knows(room: Room): TemplateResult {
    const sealed = room.sealing !== "none";
    const list = (key: "knows-sees" | "knows-blind", text: string) =>
      html`<div><h3 class="t2 b">${t(key)}</h3><ul class="t2 soft">${text.split(/\s*\|\s*/).map((one) => html`<li>${one}</li>`)}</ul></div>`;
    return html`<section aria-labelledby="knows">
      <h2 class="head" id="knows">${t("knows-title")}</h2>
      <div class="know">
        ${list("knows-sees", t(sealed ? "knows-sees-sealed" : "knows-sees-open"))} ${list("knows-blind", t(sealed ? "knows-blind-sealed" : "knows-blind-open"))}
      </div>
    </section>`;
  }

  #way(
    testid: string,
    drawn: Parameters<typeof icon>[0],
    words: string,
    lead: string,
    run: () => void,
  ): TemplateResult {
    return html`<li><button class="item way" type="button" data-testid=${testid} @click=${run}>${icon(drawn)}<span class="grow"><span class="b">${words}</span><span class="t2 soft">${lead}</span></span>${icon("on", true)}</button></li>`;
  }

  #ways(room: Room): TemplateResult {
    const people = () => this.dispatchEvent(new Event("samesky-people", { bubbles: true, composed: true }));
    return html`<section aria-labelledby="ways"><h2 class="head" id="ways">${t("settings-ways")}</h2>
      <ul class="list">
        ${this.#way("open-people", "people", t("people-title"), t("settings-people-lead", { n: Object.keys(room.members).length }), people)}
        ${this.#way("quick-exit", "leave", t("settings-exit-now"), t("settings-exit-now-lead"), exit)}
      </ul></section>`;
  }

  #elsewhere(): TemplateResult | typeof nothing {
    // Two rooms to try out on one page are nobody's yet.
    if (this.small) return nothing;
    const open = () => this.renderRoot.querySelector<SameskyOwnPage>("samesky-own-page")?.open();
    return html`<section aria-labelledby="elsewhere"><h2 class="head" id="elsewhere">${t("own-page-title")}</h2>
      <ul class="list">${this.#way("open-own-page", "file", t("own-page-open"), t("own-page-open-lead"), open)}</ul></section>`;
  }

  #name = (event: SubmitEvent): void => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget as HTMLFormElement).get("name")).trim();
    if (name) void this.#profile({ name });
  };

  #rename = (event: SubmitEvent): void => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget as HTMLFormElement).get("room")).trim();
    void this.#ask("rename", { name });
  };

  #profile(changed: Record<string, string>): Promise<void> {
    return this.#ask("profile", changed);
  }

  async #ask(cmd: string, args: Record<string, unknown>): Promise<void> {
    [this.trouble, this.said] = ["", ""];
    try {
      await this.room?.do("room", cmd, args);
      this.said = t("settings-saved");
    } catch (error) {
      this.trouble = why(error);
    }
  }

  #choose(name: "language" | "theme" | "contrast" | "motion", value: string): void {
    this.#like({ [name]: value || undefined });
    // Sentences are fetched with the page.
    if (name === "language" && (value || "auto") !== spoken()) location.reload();
  }

  #like(changed: { [K in keyof Preferences]: Preferences[K] | undefined }): void {
    prefer(changed);
    this.requestUpdate();
    this.dispatchEvent(new Event("samesky-preferred", { bubbles: true, composed: true }));
  }
}

define("samesky-settings", SameskySettings);
