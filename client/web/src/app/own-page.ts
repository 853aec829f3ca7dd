import { css, html, LitElement, type PropertyDeclarations, type TemplateResult } from "lit";
import { icon } from "../elements/icons.ts";
import { look } from "../elements/look.ts";
import { define } from "../elements/room-element.ts";
import { SHOWS, type Usual } from "../framed/messages.ts";
import { type Key, LANGUAGES, t } from "../words/words.ts";
import { copy } from "./copy.ts";
import { FORMS, type Form, type Source, snippet, sourceOf, type Wish } from "./snippet.ts";
import { LANGUAGE_NAMES } from "./words.ts";

/** What each element is called here. */
const ELEMENTS: Record<Usual, Key> = {
  sky: "sky-label",
  evening: "evening-title",
  rituals: "rituals-title",
  questions: "questions-title",
  timer: "timer-title",
  player: "own-page-player",
  playlist: "own-page-playlist",
  chat: "chat-title",
  reactions: "own-page-reactions",
};
const THEMES = ["", "auto", "light", "dark"] as const;

/** `<samesky-own-page>`: code that shows a room in a page of one's own, to be copied. */
export class SameskyOwnPage extends LitElement {
  static override properties: PropertyDeclarations = {
    hub: { attribute: false },
    form: { state: true },
    name: { state: true },
    shows: { state: true },
    theme: { state: true },
    language: { state: true },
    copied: { state: true },
  };
  static override styles = [
    look,
    css`
      dialog { inline-size: min(44rem, 100%); max-inline-size: 100%; max-block-size: 100dvh; margin: auto 0 auto auto; block-size: 100dvh; padding: 1.25rem 1.25rem 3rem; border: 0; overflow: auto;
        background: var(--ss-ground); color: var(--ss-ink); }
      dialog::backdrop { background: rgb(0 0 0 / 0.4); }
      pre { margin: 0; padding: 1rem; border-radius: var(--ss-r-2); background: var(--ss-sunken); overflow: auto; max-block-size: 22rem; direction: ltr; text-align: left;
        font: 400 var(--ss-t-1) / 1.55 ui-monospace, "SF Mono", Menlo, Consolas, monospace; box-shadow: inset 0 0 0 1px var(--ss-line); tab-size: 2; }
      .choices { display: grid; gap: 1rem; align-items: end; grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr)); }
      .btn.copy { justify-self: start; } ol { display: grid; gap: 0.5rem; padding-inline-start: 1.25rem; list-style: decimal; }
    `,
  ];
  /** The hub's address. */
  declare hub: string;
  declare form: Form;
  /** The room, as the page's own server will name it. */
  declare name: string;
  declare shows: readonly Usual[];
  declare theme: (typeof THEMES)[number];
  declare language: string;
  declare copied: boolean;

  constructor() {
    super();
    this.hub = this.theme = this.language = "";
    this.form = "html";
    this.name = "our-room";
    this.shows = ["questions", "timer"];
    this.copied = false;
  }

  /** Opens the panel. */
  open(): void {
    this.copied = false;
    this.renderRoot.querySelector("dialog")?.showModal();
  }

  override render(): TemplateResult {
    const source = sourceOf(document, this.hub);
    return html`
      <dialog aria-labelledby="title" data-testid="own-page" @click=${this.#outside}>
        <div class="stack">
          <div class="row between nowrap">
            <h2 class="voice t5" id="title">${t("own-page-title")}</h2>
            <button class="iconb" type="button" aria-label=${t("people-close")} data-testid="own-page-close" @click=${this.#close}>${icon("close")}</button>
          </div>
          <p class="soft">${t("own-page-lead")}</p>
          ${source ? this.#code(source) : html`<p class="note">${t("own-page-none")}</p>`}
        </div>
      </dialog>
    `;
  }

  #code(source: Source): TemplateResult {
    return html`
      ${this.#chips("form", t("own-page-form"), "radio", FORMS, (one) => t(`own-page-form-${one}`), [this.form])}
      ${this.#chips("show", t("own-page-shows"), "checkbox", SHOWS, (one) => t(ELEMENTS[one]), this.shows)}
      <div class="choices">
        <label><span class="label">${t("own-page-name")}</span>
          <input class="field small" maxlength="64" autocomplete="off" spellcheck="false" data-testid="own-page-name" .value=${this.name} @input=${(event: InputEvent) => this.#set({ name: chosen(event) })} /></label>
        <label><span class="label">${t("settings-theme")}</span>
          <select class="field small" data-testid="own-page-theme" @change=${(event: Event) => this.#set({ theme: chosen(event) as typeof this.theme })}>
            ${THEMES.map((one) => html`<option value=${one} ?selected=${one === this.theme}>${t(one === "" ? "own-page-as-page" : `settings-${one}`)}</option>`)}
          </select></label>
        <label><span class="label">${t("settings-language")}</span>
          <select class="field small" data-testid="own-page-language" @change=${(event: Event) => this.#set({ language: chosen(event) })}>
            ${(["", ...LANGUAGES] as const).map((one) => html`<option value=${one} ?selected=${one === this.language}>${one === "" ? t("own-page-as-page") : LANGUAGE_NAMES[one]}</option>`)}
          </select></label>
      </div>
      <pre tabindex="0" role="region" aria-label=${t("own-page-code")} data-testid="own-page-code"><code>${this.#snippet(source)}</code></pre>
      <button class="btn small copy" type="button" data-testid="own-page-copy" @click=${() => this.#copy(source)}>${icon("copy", true)}<span role="status">${t(this.copied ? "invite-copied" : "invite-copy")}</span></button>
      <section class="stack g2" aria-labelledby="needs">
        <h3 class="head" id="needs">${t("own-page-needs")}</h3>
        <ol class="t2 soft">${t("own-page-steps")
          .split(/\s*\|\s*/)
          .map((one) => html`<li>${one}</li>`)}</ol>
      </section>
    `;
  }

  /** Several to choose from, of which one or any number is. */
  #chips<One extends string>(
    name: string,
    words: string,
    type: "radio" | "checkbox",
    all: readonly One[],
    said: (one: One) => string,
    now: readonly string[],
  ): TemplateResult {
    return html`<fieldset>
      <legend class="label">${words}</legend>
      <div class="row tight" @change=${this.#choose}>
        ${all.map((one) => html`<label class="chip"><input type=${type} name=${name} value=${one} data-testid="own-page-${name}-${one}" .checked=${now.includes(one)} />${said(one)}</label>`)}
      </div>
    </fieldset>`;
  }

  #choose = (event: Event): void => {
    const { name, value, checked } = event.target as HTMLInputElement;
    if (name === "form") this.#set({ form: value as Form });
    else this.#set({ shows: SHOWS.filter((one) => (one === value ? checked : this.shows.includes(one))) });
  };

  #set(changed: Partial<Pick<SameskyOwnPage, "form" | "name" | "shows" | "theme" | "language">>): void {
    Object.assign(this, changed, { copied: false });
  }

  #snippet(source: Source): string {
    const { shows, theme, language } = this;
    const wish: Wish = { shows, ...(theme ? { theme } : {}), ...(language ? { lang: language } : {}) };
    return snippet(this.form, source, this.name, wish);
  }

  async #copy(source: Source): Promise<void> {
    const code = this.renderRoot.querySelector("pre");
    if (code) this.copied = await copy(this.#snippet(source), code);
  }

  #close = (): void => this.renderRoot.querySelector("dialog")?.close();

  #outside = (event: Event): void => {
    if (event.target === event.currentTarget) this.#close();
  };
}

/** What a field holds now. */
function chosen(event: Event): string {
  return (event.currentTarget as HTMLInputElement | HTMLSelectElement).value;
}

define("samesky-own-page", SameskyOwnPage);
