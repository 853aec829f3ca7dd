import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { QuestionsView } from "../sdk/protocol.d.ts";
import { type Key, type Loads, t } from "../words/words.ts";
import { deckWords } from "./deck-words.ts";
import { icon } from "./drawn.ts";
import { look } from "./look.ts";
import { define, RoomElement } from "./room-element.ts";

/** What the everyday deck is about. */
export const THEMES = ["days", "roots", "senses", "play", "us", "apart", "ahead", "heart"] as const;
type Theme = (typeof THEMES)[number];

/** `<samesky-deck>`, inside of `<samesky-questions>`: what is drawn, and questions of one's own. */
export class SameskyDeck extends RoomElement<QuestionsView> {
  static override styles = [
    look,
    css`
      :host { display: grid; gap: 0.25rem; }
      .choice { padding-block: 0.25rem 1rem; }
      .choice .btn { justify-self: start; }
      .chips { display: flex; flex-wrap: wrap; gap: 0.5rem; }
    `,
  ];
  static override properties: PropertyDeclarations = { brought: { state: true } };
  declare brought: boolean;

  constructor() {
    super();
    this.on = "questions";
    this.brought = false;
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["deck-title", deckWords];
  }

  override render(): TemplateResult {
    const view = this.shown;
    return html`
      <details>
        <summary data-testid="question-themes">${icon("plus", true)}${t("deck-title")}</summary>
        <div class="stack choice g3">${this.#decks(view)}${view?.deck === "own" ? nothing : this.#themes(view?.themes ?? [])}</div>
      </details>
      <details>
        <summary>${icon("plus", true)}${t("questions-bring")}</summary>
        ${this.#form()}
      </details>
      ${this.refusal()}
    `;
  }

  #decks(view: QuestionsView | undefined): TemplateResult | typeof nothing {
    const own = Object.keys(view?.own ?? {}).length;
    if (!own || !view) return nothing;
    return html`
      <div class="chips" role="group" aria-label=${t("questions-decks")}>
        ${(["everyday", "own"] as const).map(
          (deck) => html`
            <button class="chip" part="quiet" type="button" aria-pressed=${String(view.deck === deck)} data-testid="question-deck-${deck}"
              @click=${() => this.ask("use", { deck })}>${t(`questions-deck-${deck}`, { n: own })}</button>
          `,
        )}
      </div>
    `;
  }

  #themes(chosen: readonly Theme[]): TemplateResult {
    const choose = (themes: readonly Theme[]) => this.ask("choose", { themes });
    const without = (theme: Theme) => chosen.filter((one) => one !== theme);
    return html`
      <fieldset>
        <legend class="label">${t("deck-themes")}</legend>
        <div class="chips">
          <button class="chip" part="quiet" type="button" data-testid="question-theme-all" aria-pressed=${String(!chosen.length)}
            @click=${() => choose([])}>${t("deck-themes-all")}</button>
          ${THEMES.map(
            (theme) => html`
              <button class="chip" part="quiet" type="button" data-testid="question-theme-${theme}" aria-pressed=${String(chosen.includes(theme))}
                @click=${() => choose(chosen.includes(theme) ? without(theme) : [...chosen, theme])}>${t(`theme-${theme}`)}</button>
            `,
          )}
        </div>
      </fieldset>
      <p class="t2 soft">${t("deck-themes-lead")}</p>
    `;
  }

  #form(): TemplateResult {
    return html`
      <form class="stack choice g3" @submit=${this.#bring}>
        <label><span class="label">${t("questions-bring-text")}</span>
          <textarea class="field" part="field" name="text" rows="2" maxlength="160" required data-testid="question-own"></textarea></label>
        <fieldset>
          <legend class="label">${t("questions-bring-depth")}</legend>
          <div class="row tight">
            ${[1, 2, 3, 4].map((n) => html`<label class="chip num"><input type="radio" name="depth" value=${n} ?checked=${n === 1} />${n}</label>`)}
          </div>
        </fieldset>
        <button class="btn quiet small" part="quiet" data-testid="question-bring">${t("questions-bring-add")}</button>
        <p class="t2 soft" role="status">${this.brought ? t("questions-bring-added") : ""}</p>
      </form>
    `;
  }

  #bring = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const given = new FormData(form);
    const text = await this.box("bring.cards", String(given.get("text")).trim());
    this.brought =
      text !== undefined &&
      (await this.ask("bring", { cards: [{ depth: Number(given.get("depth")), text }] }));
    if (this.brought) form.reset();
  };
}

define("samesky-deck", SameskyDeck);
