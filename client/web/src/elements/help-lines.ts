import { css, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { HelpCountry, HelpLine, HelpLines } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { learnMore, onSpoken, spoken, t } from "../words/words.ts";
import { here } from "./daylight.ts";
import { icon } from "./drawn.ts";
import { countryOf } from "./help-country.ts";
import { helpWords } from "./help-words.ts";
import { look } from "./look.ts";
import { Redraw } from "./redraw.ts";
import { define } from "./room-element.ts";

/** Milliseconds for which the list is waited for. */
const PATIENCE = 10_000;
/** In which order lines are listed. */
const ABOUT: readonly HelpLine["about"][] = ["talk", "crisis", "violence"];

/**
 * `<samesky-help-lines>`: where help is to be found, from the operator's list; other elements embed it, folded.
 *
 * The whole list is asked for when it is first unfolded, and no country with it; which is the reader's own is found
 * here. Nothing of this goes into the room.
 */
export class SameskyHelpLines extends LitElement {
  static override properties: PropertyDeclarations = {
    room: { attribute: false },
    list: { state: true },
    country: { state: true },
    away: { state: true },
  };
  static override styles = [
    look,
    css`
      .all { padding-block: 0.25rem 0.75rem; } .one { display: grid; gap: 0.125rem; padding-block: 0.75rem; }
      .one a { display: inline-flex; align-items: center; min-block-size: var(--ss-tap); } .phone { direction: ltr; unicode-bidi: isolate; }
      .row { --g: 0 1.25rem; } .country { display: flex; align-items: center; gap: 0.75rem; } .country select { flex: 1; max-inline-size: 20rem; }
    `,
  ];
  declare room: Room | undefined;
  /** What the hub has; undefined while it was not asked or has not answered. */
  declare list: HelpLines | undefined;
  /** The code of the country that is looked at; empty: none was found. */
  declare country: string;
  declare away: boolean;
  #deaf: () => void = () => undefined;

  constructor() {
    super();
    this.country = "";
    this.away = false;
    new Redraw(this, ["words"]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#deaf = onSpoken(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#deaf();
  }

  protected override async scheduleUpdate(): Promise<void> {
    await learnMore(helpWords).catch(() => undefined);
    super.scheduleUpdate();
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.room) return nothing;
    return html`<details @toggle=${this.#toggled}>
      <summary data-testid="help-lines">${icon("plus", true)}${t("help-lines-title")}</summary>
      <div class="stack all">${this.#inside()}</div>
    </details>`;
  }

  #inside(): TemplateResult | typeof nothing {
    if (this.away) {
      return html`<p class="t2" role="status">${t("help-lines-away")}</p>
        <div><button class="btn quiet small" type="button" data-testid="help-lines-again" @click=${() => this.#fetch()}>${t("help-lines-again")}</button></div>`;
    }
    if (!this.list) return nothing;
    if (!this.list.countries.length)
      return html`<p class="t2" data-testid="help-lines-none">${t("help-lines-none")}</p>`;
    const found = this.list.countries.find(({ code }) => code === this.country);
    return html`
      <p class="t2 soft">${t("help-lines-lead")}</p>
      ${found ? nothing : html`<p class="t2">${t("help-lines-other")}</p>`}
      ${this.#choice(this.list.countries)}
      ${found ? this.#lines(found) : nothing}
    `;
  }

  #choice(countries: readonly HelpCountry[]): TemplateResult {
    const names = new Intl.DisplayNames(spoken(), { type: "region" });
    const named = countries
      .map(({ code }) => ({ code, name: names.of(code) ?? code }))
      .sort((a, b) => a.name.localeCompare(b.name, spoken()));
    return html`<label class="country"><span class="t2 b">${t("help-lines-country")}</span>
      <select class="field small" data-testid="help-lines-country" @change=${(event: Event) => {
        this.country = (event.currentTarget as HTMLSelectElement).value;
      }}>
        ${this.country ? nothing : html`<option value="" selected>${t("help-lines-choose")}</option>`}
        ${named.map(({ code, name }) => html`<option value=${code} ?selected=${code === this.country}>${name}</option>`)}
      </select></label>`;
  }

  #lines({ emergency, lines }: HelpCountry): TemplateResult {
    const date = new Intl.DateTimeFormat(spoken(), { dateStyle: "long", timeZone: "UTC" });
    const oldest = lines.map(({ checked }) => checked).sort()[0];
    const sorted = [...lines].sort((a, b) => ABOUT.indexOf(a.about) - ABOUT.indexOf(b.about));
    return html`
      <div class="list">
        ${emergency.length ? html`<div class="one"><p class="t2 soft">${t("help-lines-danger")}</p><p class="row">${emergency.map((one) => call(one, t("help-lines-danger")))}</p></div>` : nothing}
        ${sorted.map((one) => this.#one(one))}
      </div>
      ${oldest ? html`<p class="t1 soft">${t("help-lines-checked", { date: date.format(new Date(oldest)) })}</p>` : nothing}
    `;
  }

  #one({ about, name, phone, web, languages, always }: HelpLine): TemplateResult {
    const spokenThere = new Intl.DisplayNames(spoken(), { type: "language" });
    const more = [
      ...languages.map((one) => spokenThere.of(one) ?? one),
      ...(always ? [t("help-lines-always")] : []),
    ];
    return html`<div class="one" data-testid="help-line">
      <p class="b" dir="auto">${name}</p>
      <p class="t2 soft">${[t(`help-lines-${about}`), ...more].join(" · ")}</p>
      <p class="row">${phone ? call(phone, name) : nothing}
        ${web ? html`<a class="t2" href=${web} target="_blank" rel="noopener noreferrer" aria-label=${t("help-lines-opens", { name })}>${t("help-lines-site")}</a>` : nothing}</p>
    </div>`;
  }

  #toggled = (event: Event): void => {
    if ((event.currentTarget as HTMLDetailsElement).open && !this.list) void this.#fetch();
  };

  async #fetch(): Promise<void> {
    const room = this.room;
    if (!room) return;
    try {
      // Nobody is named: no token goes with it, and no cookie.
      const asked = { credentials: "omit", signal: AbortSignal.timeout(PATIENCE) } as const;
      const answer = await fetch(`${room.server}/v1/help-lines`, asked);
      if (!answer.ok) throw new Error(String(answer.status));
      const list = (await answer.json()) as HelpLines;
      this.country = countryOf(list, [here(), room.members[room.you]?.tz ?? ""]);
      [this.list, this.away] = [list, false];
    } catch {
      this.away = true;
    }
  }
}

/** A number to call. */
function call(phone: string, name: string): TemplateResult {
  const dialled = phone.replace(/[^+0-9*#]/g, "").replaceAll("#", "%23");
  return html`<a class="b num phone" href="tel:${dialled}" aria-label=${t("help-lines-call", { name, phone })}>${phone}</a>`;
}

define("samesky-help-lines", SameskyHelpLines);
