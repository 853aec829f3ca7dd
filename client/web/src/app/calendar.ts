import { css, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { icon } from "../elements/icons.ts";
import { look } from "../elements/look.ts";
import { define, RoomElement, why } from "../elements/room-element.ts";
import { ask, Tokens } from "../sdk/asking.ts";
import type { CalendarAddress, NoticesView } from "../sdk/protocol.d.ts";
import type { Access, Room } from "../sdk/room.ts";
import { type Key, type Loads, spoken, t } from "../words/words.ts";
import { calendarWords } from "./calendar-words.ts";
import { copy } from "./copy.ts";
import { settingsLook } from "./settings-look.ts";

/** `<samesky-calendar>`: the address at which my calendar fetches our dates, and dates by mail. */
export class SameskyCalendar extends RoomElement<NoticesView> {
  static override styles = [
    look,
    settingsLook,
    css`
      .address { display: grid; gap: 0.75rem; padding-block: 0.875rem; } .link { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.5rem; } .link .field { text-overflow: ellipsis; direction: ltr; text-align: left; }
      .btn { justify-self: start; } details .stack { padding-block: 0.5rem; }
    `,
  ];
  static override properties: PropertyDeclarations = {
    access: { attribute: false },
    url: { state: true },
    copied: { state: true },
  };
  declare access: Access | undefined;
  /** The address, once the hub has said it. */
  declare url: string;
  declare copied: boolean;
  /** Since when the address is that is shown or asked for. */
  #since: number | undefined;

  constructor() {
    super();
    this.url = "";
    this.copied = false;
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["calendar-title", calendarWords];
  }

  protected override willUpdate(changed: PropertyValues): void {
    const on = this.room ? `notices:${this.room.you}` : "";
    if (on !== this.on) {
      this.on = on;
      changed.set("on", undefined);
    }
    super.willUpdate(changed);
    const since = this.shown?.calendar ?? undefined;
    if (since === this.#since) return;
    this.#since = since;
    this.url = "";
    this.copied = false;
    if (since !== undefined) void this.#fetch(since);
  }

  async #fetch(since: number): Promise<void> {
    const access = this.access;
    if (!access) return;
    try {
      const headers = { Authorization: `Bearer ${await new Tokens(access).get()}` };
      const { url } = await ask<CalendarAddress>(`${access.server}/v1/rooms/${access.room}/calendar`, {
        headers,
      });
      if (this.#since === since) this.url = url;
    } catch (error) {
      this.trouble = why(error);
    }
  }

  override render(): TemplateResult | typeof nothing {
    const room = this.room;
    if (!room) return nothing;
    const view = this.shown;
    return html`<section aria-labelledby="title" data-testid="calendar">
      <h2 class="head" id="title">${t("calendar-title")}</h2>
      <p class="t2 soft">${t("calendar-lead")}</p>
      <div class="list">${view?.calendar == null ? this.#none(room) : this.#address()} ${this.#mail(view)}</div>
      ${this.refusal()}
    </section>`;
  }

  #none(room: Room): TemplateResult {
    return html`<div class="item wrap"><span class="grow">${t("calendar-none")}</span>
      <button class="btn quiet small" type="button" data-testid="calendar-make" @click=${() => this.#make(room)}>${t("calendar-make")}</button></div>`;
  }

  #address(): TemplateResult {
    const webcal = this.url.replace(/^https?:/, "webcal:");
    return html`<div class="address">
      <label><span class="label">${t("calendar-address")}</span>
        <span class="link"><input class="field small" readonly data-testid="calendar-url" aria-describedby="secret" .value=${this.url}
          @focus=${(event: FocusEvent) => (event.currentTarget as HTMLInputElement).select()} />
        <button class="btn small" type="button" data-testid="calendar-copy" ?disabled=${!this.url} @click=${this.#copy}>${icon("copy", true)}<span role="status">${t(this.copied ? "calendar-copied" : "calendar-copy")}</span></button></span></label>
      <p class="t2 soft" id="secret">${t("calendar-secret")}</p>
      ${this.url ? html`<a class="btn quiet small" href=${webcal} data-testid="calendar-open">${t("calendar-open")}</a>` : nothing}
      <details>
        <summary data-testid="calendar-more">${icon("plus", true)}${t("calendar-more")}</summary>
        <div class="stack g2"><p class="t2 soft">${t("calendar-more-lead")}</p>
          <div class="row tight">
            <button class="btn quiet small" type="button" data-testid="calendar-new" @click=${() => this.ask("calendar")}>${t("calendar-new")}</button>
            <button class="btn bare small" type="button" data-testid="calendar-off" @click=${() => this.ask("no_calendar")}>${t("calendar-off")}</button>
          </div></div>
      </details>
    </div>`;
  }

  #mail(view: NoticesView | undefined): TemplateResult {
    const ready = view?.mail?.confirmed === true;
    const on = view?.invited === true;
    const lead = html`<span id="s-mail">${t("calendar-mail")}</span><span class="t2 soft" id="l-mail">${t(ready ? "calendar-mail-lead" : "calendar-mail-first")}</span>`;
    return html`<div class="item"><span class="grow">${lead}</span>
      ${ready || on ? html`<button class="switch" type="button" role="switch" aria-checked=${String(on)} aria-labelledby="s-mail" aria-describedby="l-mail" data-testid="calendar-mail" @click=${() => this.ask("invites", { yes: !on })}></button>` : nothing}</div>`;
  }

  async #make(room: Room): Promise<void> {
    if (!(await this.ask("calendar"))) return;
    // What stands in it is in the language of the member: from now on the one that this is read in.
    if (room.members[room.you]?.lang?.split("-")[0] !== spoken())
      await room.do("room", "profile", { lang: spoken() }).catch(() => undefined);
  }

  #copy = async (): Promise<void> => {
    const field = this.renderRoot.querySelector("input");
    if (field) this.copied = await copy(this.url, field);
  };
}

define("samesky-calendar", SameskyCalendar);
