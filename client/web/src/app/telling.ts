import { css, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { cityOf, here } from "../elements/daylight.ts";
import { look } from "../elements/look.ts";
import { define, RoomElement, why } from "../elements/room-element.ts";
import { RefusedError } from "../sdk/errors.ts";
import type { NoticesView, RoomView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { hasWords, type Key, type Loads, spoken, t } from "../words/words.ts";
import { reach, tellHere, tellNoMore } from "./push.ts";
import { settingsLook } from "./settings-look.ts";
import { tellingWords } from "./telling-words.ts";

/** What is asked for here; a refusal is said beside it. */
type Field = "push" | "address" | "code" | "start" | "end" | "asks" | "lulls";
/** Quiet hours, until somebody says which. */
const NIGHT = { start: "22:00", end: "08:00" };
const NOTHING: NoticesView = {
  devices: [],
  mail: null,
  quiet: null,
  asks: true,
  lulls: true,
  owed: {},
  invited: false,
  calendar: null,
};

/** `<samesky-telling>`: how I am told while no page is open. */
export class SameskyTelling extends RoomElement<NoticesView> {
  static override styles = [
    look,
    settingsLook,
    css`
      .item.wrap > form { flex-basis: 100%; } .line label { min-inline-size: 0; } .hours { display: grid; grid-template-columns: repeat(2, minmax(0, 10rem)); gap: 0.75rem; flex-basis: 100%; }
      .ends { margin-inline-start: -1rem; } .wrong { color: var(--ss-stop); font-size: var(--ss-t-2); line-height: 1.47; margin-block-start: 0.375rem; }
      .field[aria-invalid="true"] { border-color: var(--ss-stop); } .told { flex-basis: 100%; display: grid; gap: 0.25rem; } .told:not(:has(*)) { margin-block-start: -0.75rem; }
    `,
  ];
  static override properties: PropertyDeclarations = {
    server: { attribute: false },
    wrong: { state: true },
    busy: { state: true },
  };
  /** The hub's origin. */
  declare server: string;
  /** What was refused last, and why. */
  declare wrong: { field: Field; words: string } | undefined;

  /** Whether it is being switched on: the browser may be asking the person, or fetching its worker. */
  declare busy: boolean;

  constructor() {
    super();
    this.server = "";
    this.busy = false;
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["telling-title", tellingWords];
  }

  protected override willUpdate(changed: PropertyValues): void {
    const on = this.room ? `notices:${this.room.you}` : "";
    if (on !== this.on) {
      this.on = on;
      changed.set("on", undefined);
    }
    super.willUpdate(changed);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What was allowed or blocked in the browser's own settings meanwhile.
    document.addEventListener("visibilitychange", this.#again);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.#again);
  }

  #again = (): void => this.requestUpdate();

  override render(): TemplateResult | typeof nothing {
    const room = this.room;
    if (!room) return nothing;
    const view = this.shown ?? NOTHING;
    return html`<section aria-labelledby="title" data-testid="telling">
      <h2 class="head" id="title">${t("telling-title")}</h2>
      <p class="t2 soft">${t("telling-lead")}</p>
      <div class="list">${this.#push(room, view)} ${this.#mail(view)} ${this.#quiet(room, view)} ${this.#asks(view)} ${this.#lulls(view)}</div>
    </section>`;
  }

  #switch(
    name: "push" | "quiet" | "asks" | "lulls",
    on: boolean,
    flip: () => unknown,
    lead = t(`telling-${name}-lead`),
    busy = false,
  ): TemplateResult {
    return html`<span class="grow"><span id="s-${name}">${t(`telling-${name}`)}</span><span class="t2 soft" id="l-${name}">${lead}</span></span>
      <button class="switch" type="button" role="switch" aria-checked=${String(on)} aria-busy=${String(busy)} aria-labelledby="s-${name}" aria-describedby="l-${name}" data-testid="telling-${name}" @click=${flip}></button>`;
  }

  #wrong(...fields: Field[]): TemplateResult {
    const wrong = this.wrong && fields.includes(this.wrong.field) ? this.wrong.words : "";
    const moment = this.busy && fields.includes("push");
    return html`<div role="status" class="told" id="w-${fields[0] ?? ""}">${wrong ? html`<p class="wrong" data-testid="telling-wrong">${wrong}</p>` : nothing}
      ${moment ? html`<p class="t2 soft">${t("telling-push-moment")}</p>` : nothing}</div>`;
  }

  // -------------------------------------------------------------------------------------- this device

  #push(room: Room, view: NoticesView): TemplateResult {
    const on = view.devices.includes(room.device);
    const found = reach();
    const flip = async () => {
      if (this.busy) return;
      this.busy = !on;
      await this.#try("push", async () => {
        if (on) return tellNoMore(room);
        await this.#inMyWords(room);
        if (!(await tellHere(room, this.server)))
          throw new Said(t(reach() === "denied" ? "telling-push-denied" : "telling-push-dismissed"));
      });
      this.busy = false;
    };
    const blocked = found !== "ready" && !on;
    const lead = t(
      on ? "telling-push-on" : found === "ready" ? "telling-push-lead" : `telling-push-${found}`,
    );
    return html`<div class="item wrap" data-testid="telling-here" data-reach=${found}>
      ${blocked ? html`<span class="grow"><span>${t("telling-push")}</span><span class="t2 soft">${lead}</span></span>` : this.#switch("push", on, flip, lead, this.busy)}
      ${this.#others(room, view)} ${blocked ? nothing : this.#wrong("push")}
    </div>`;
  }

  #others(room: Room, view: NoticesView): TemplateResult | typeof nothing {
    const mine = room.state<RoomView>("room")?.devices ?? {};
    const others = view.devices.filter((id) => id !== room.device && mine[id]);
    if (!others.length) return nothing;
    const day = new Intl.DateTimeFormat(spoken(), { dateStyle: "medium" });
    return html`<div class="told"><span class="t2 b">${t("telling-devices")}</span>
      <ul class="t2 soft">${others.map((id) => {
        const { kind = "", added = 0 } = mine[id] ?? {};
        const key = `device-${kind}`;
        return html`<li data-testid="telling-device">${hasWords(key) ? t(key) : t("device-other")} · ${t("people-device-since", { day: day.format(added * 1000) })}</li>`;
      })}</ul></div>`;
  }

  // -------------------------------------------------------------------------------------- mail

  #mail({ mail }: NoticesView): TemplateResult {
    const invalid = (field: Field) => (this.wrong?.field === field ? "true" : nothing);
    const act = (testid: string, words: Key, run: () => unknown) =>
      html`<button class="btn bare small" type="button" data-testid=${testid} @click=${run}>${t(words)}</button>`;
    const stop = (words: Key) => act("telling-no-mail", words, () => this.#do("address", "no_mail"));
    if (mail?.confirmed)
      return html`<div class="item wrap"><span class="grow"><span>${t("telling-mail")}</span><span class="t2 soft" data-testid="telling-mail-to">${t("telling-mail-to", { address: mail.address })}</span></span>
        ${stop("telling-mail-stop")} ${this.#wrong("address")}</div>`;
    if (mail)
      return html`<div class="item wrap"><span class="grow"><span>${t("telling-mail")}</span><span class="t2 soft" data-testid="telling-mail-sent">${t("telling-mail-sent", { address: mail.address })}</span></span>
        <form class="line" novalidate @submit=${this.#confirm}>
          <label><span class="label">${t("telling-mail-code")}</span><input class="field num" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="6" required aria-invalid=${invalid("code")} aria-describedby="w-code" data-testid="telling-code" /></label>
          <button class="btn quiet" data-testid="telling-confirm">${t("telling-mail-confirm")}</button></form>
        ${this.#wrong("code", "address")}
        <div class="row tight ends">${act("telling-again", "telling-mail-again", () => this.#do("address", "mail", { address: mail.address }))} ${stop("telling-mail-other")}</div></div>`;
    return html`<div class="item wrap"><span class="grow"><span>${t("telling-mail")}</span><span class="t2 soft">${t("telling-mail-lead")}</span></span>
      <form class="line" novalidate @submit=${this.#address}>
        <label><span class="label">${t("telling-mail-address")}</span><input class="field" type="email" name="address" autocomplete="email" maxlength="254" required aria-invalid=${invalid("address")} aria-describedby="w-address" data-testid="telling-address" /></label>
        <button class="btn quiet" data-testid="telling-send">${t("telling-mail-send")}</button></form>
      ${this.#wrong("address")}</div>`;
  }

  #address = (event: SubmitEvent): void => {
    event.preventDefault();
    const address = String(new FormData(event.currentTarget as HTMLFormElement).get("address")).trim();
    void this.#try("address", async () => {
      await this.room?.do(this.on, "mail", { address });
      if (this.room) await this.#inMyWords(this.room);
    });
  };

  #confirm = (event: SubmitEvent): void => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget as HTMLFormElement).get("code")).trim();
    void this.#try("code", async () => {
      await this.room?.do(this.on, "confirm", { code });
      const mail = this.room?.state<NoticesView>(this.on)?.mail;
      if (mail && !mail.confirmed) throw new Said(t("telling-wrong-code"));
    });
  };

  /** Notices are in the language of the member: from now on the one that this is read in. */
  async #inMyWords(room: Room): Promise<void> {
    if (room.members[room.you]?.lang?.split("-")[0] !== spoken())
      await room.do("room", "profile", { lang: spoken() });
  }

  // -------------------------------------------------------------------------------------- quiet, and asking

  #quiet(room: Room, { quiet }: NoticesView): TemplateResult {
    const zone = room.members[room.you]?.tz || here();
    const hour = (name: "start" | "end") =>
      html`<label><span class="label">${t(`telling-quiet-${name}`)}</span><input class="field num" type="time" name=${name} required aria-describedby="w-start" aria-invalid=${this.wrong?.field === name ? "true" : nothing}
        data-testid="telling-${name}" .value=${live(quiet?.[name] ?? "")} @change=${(event: Event) => this.#hours(name, (event.currentTarget as HTMLInputElement).value)} /></label>`;
    const flip = () => this.#do("start", "quiet", quiet ? {} : { ...NIGHT });
    const lead = t("telling-quiet-lead", { place: cityOf(zone) || zone });
    return html`<div class="item wrap">${this.#switch("quiet", quiet !== null, flip, lead)}
      ${quiet ? html`<div class="hours" role="group" aria-labelledby="s-quiet">${hour("start")} ${hour("end")}</div>` : nothing} ${this.#wrong("start", "end")}</div>`;
  }

  #hours(name: "start" | "end", value: string): void {
    void this.#do(name, "quiet", { ...(this.shown?.quiet ?? NIGHT), [name]: value });
  }

  #lulls({ lulls }: NoticesView): TemplateResult {
    const on = lulls !== false;
    return html`<div class="item wrap">${this.#switch("lulls", on, () => this.#do("lulls", "lulls", { yes: !on }))} ${this.#wrong("lulls")}</div>`;
  }

  #asks({ asks }: NoticesView): TemplateResult {
    return html`<div class="item wrap">${this.#switch("asks", asks, () => this.#do("asks", "answer_asks", { yes: !asks }))} ${this.#wrong("asks")}</div>`;
  }

  // -------------------------------------------------------------------------------------- asking the room

  #do(field: Field, cmd: string, args: Record<string, unknown> = {}): Promise<void> {
    return this.#try(field, async () => {
      await this.room?.do(this.on, cmd, args);
    });
  }

  async #try(field: Field, run: () => Promise<void>): Promise<void> {
    this.wrong = undefined;
    try {
      await run();
    } catch (error) {
      this.wrong = { field: fieldOf(error) ?? field, words: wordsOf(error, field) };
    }
  }
}

/** What went otherwise than wished, in the reader's words. */
class Said extends Error {}

/** The field that a refusal names, if it is one of these. */
function fieldOf(error: unknown): Field | undefined {
  const name = error instanceof RefusedError ? error.path?.replace(/^args\./, "") : undefined;
  return (["address", "code", "start", "end"] as const).find((one) => one === name);
}

function wordsOf(error: unknown, field: Field): string {
  if (error instanceof Said) return error.message;
  // What a browser says of its push service is for developers.
  if (!(error instanceof RefusedError)) return field === "push" ? t("telling-push-away") : why(error);
  const key = `telling-wrong-${fieldOf(error) ?? field}-${error.code}`;
  return hasWords(key) ? t(key) : why(error);
}

define("samesky-telling", SameskyTelling);
