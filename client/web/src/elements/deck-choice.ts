import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { QuestionsView } from "../sdk/protocol.d.ts";
import { type Key, type Loads, t } from "../words/words.ts";
import { MAX_FILE, MAX_OWN, THEMES, type Theme } from "./deck-facts.ts";
import { deckWords } from "./deck-words.ts";
import { icon } from "./drawn.ts";
import { look } from "./look.ts";
import { define, RoomElement } from "./room-element.ts";

/** Lines about a deck that are shown; the rest are counted. */
const MAX_WRONG = 12;

/** `<samesky-deck>`, inside of `<samesky-questions>`: what is drawn, and questions and decks of one's own. */
export class SameskyDeck extends RoomElement<QuestionsView> {
  static override styles = [
    look,
    css`
      :host { display: grid; gap: 0.25rem; }
      .choice { padding-block: 0.25rem 1rem; }
      .choice .btn { justify-self: start; }
      .chips { display: flex; flex-wrap: wrap; gap: 0.5rem; }
      .file { position: relative; }
      .file input { position: absolute; inset: 0; opacity: 0; inline-size: 100%; cursor: pointer; }
      .file:has(:focus-visible) { outline: 3px solid var(--ss-focus); outline-offset: 3px; }
      .wrong { display: grid; gap: 0.25rem; list-style: none; }
      .field.deck { font-family: var(--ss-plain); }
      .mine { list-style: none; }
      .mine li { display: flex; gap: 0.75rem; align-items: center; padding-block: 0.5rem; }
      .mine .grow { flex: 1; min-inline-size: 0; display: grid; gap: 0.125rem; }
    `,
  ];
  static override properties: PropertyDeclarations = { brought: { state: true }, said: { state: true } };
  declare brought: boolean;
  /** What came of the whole deck: why not, or that it is in. */
  declare said: readonly string[];
  #name = "";

  constructor() {
    super();
    this.on = "questions";
    this.brought = false;
    this.said = [];
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
        <summary data-testid="question-bring-own">${icon("plus", true)}${t("questions-bring")}</summary>
        ${this.#form()} ${this.#file()} ${view ? this.#mine(view) : nothing}
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
    return html`
      <fieldset>
        <legend class="label">${t("deck-themes")}</legend>
        <div class="chips">
          <button class="chip" part="quiet" type="button" data-testid="question-theme-all" aria-pressed=${String(!chosen.length)}
            @click=${() => this.ask("choose", { themes: [] })}>${t("deck-themes-all")}</button>
          ${THEMES.map(
            (theme) => html`
              <button class="chip" part="quiet" type="button" data-testid="question-theme-${theme}" aria-pressed=${String(chosen.includes(theme))}
                @click=${() => this.ask("theme", { theme, yes: !chosen.includes(theme) })}>${t(`theme-${theme}`)}</button>
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

  #file(): TemplateResult {
    return html`
      <form class="stack choice g3" @submit=${this.#bringDeck}>
        <label><span class="label">${t("deck-file")}</span>
          <textarea class="field deck" part="field" name="deck" rows="4" dir="auto" spellcheck="false" required aria-describedby="deck-lead"
            data-testid="question-deck-text" @input=${this.#typed}></textarea></label>
        <p class="t2 soft" id="deck-lead">${t("deck-file-lead")}</p>
        <div class="row tight">
          <label class="btn quiet small file">${icon("file", true)}${t("deck-file-choose")}
            <input type="file" accept=".yaml,.yml,.json,.csv" data-testid="question-deck-file" @change=${this.#chosen} /></label>
          <button class="btn quiet small" part="quiet" data-testid="question-deck-bring">${t("deck-file-add")}</button>
        </div>
        <div role="status" data-testid="question-deck-said">
          ${
            this.said.length === 1
              ? html`<p class="t2">${this.said[0]}</p>`
              : html`<ul class="wrong t2">${this.said.map((line) => html`<li>${line}</li>`)}</ul>`
          }
        </div>
      </form>
    `;
  }

  #mine(view: QuestionsView): TemplateResult | typeof nothing {
    const mine = Object.entries(view.mine);
    if (!mine.length) return nothing;
    const you = this.room?.you ?? "";
    return html`
      <div class="stack choice g3">
        <p class="label" id="mine">${t("deck-mine")}</p>
        <ul class="list mine" aria-labelledby="mine" data-testid="question-mine">
          ${mine.map(([card, box]) => {
            const text = this.words(box, "bring.cards", you);
            return html`
              <li>
                <span class="grow"><span class="said" dir="auto">${text}</span>
                  <span class="t1 soft">${t("questions-depth", { n: view.own[card] ?? 1 })}</span></span>
                ${
                  card === view.card
                    ? nothing
                    : html`<button class="iconb" part="quiet" type="button" data-testid="question-take-back" title=${t("deck-mine-back")}
                        aria-label=${t("deck-mine-back-of", { text })} @click=${() => this.ask("take_back", { card })}>${icon("close", true)}</button>`
                }
              </li>
            `;
          })}
        </ul>
        <div class="row tight">
          <button class="btn quiet small" part="quiet" type="button" data-testid="question-save-mine" @click=${() => this.#save(view)}>${icon("file", true)}${t("deck-mine-save")}</button>
          <button class="btn bare small" part="quiet" type="button" data-testid="question-take-all" @click=${() => this.ask("take_all_back")}>${t("deck-mine-all")}</button>
        </div>
      </div>
    `;
  }

  #bring = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const given = new FormData(form);
    const text = String(given.get("text")).trim();
    this.brought = await this.#put([{ depth: Number(given.get("depth")), text }]);
    if (this.brought) form.reset();
  };

  #typed = (): void => {
    this.#name = "";
    this.said = [];
  };

  #chosen = async (event: Event): Promise<void> => {
    const input = event.currentTarget as HTMLInputElement;
    const [file, field] = [input.files?.[0], input.form?.elements.namedItem("deck")];
    if (!file || !(field instanceof HTMLTextAreaElement)) return;
    const large = file.size > MAX_FILE;
    this.said = large ? [t("lint-large", { most: MAX_FILE / 1024 })] : [];
    field.value = large ? "" : await file.text();
    this.#name = file.name;
    input.value = "";
  };

  #bringDeck = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const text = String(new FormData(form).get("deck"));
    const reading = await this.#reading();
    if (!reading) return;
    const { check, formOf, questionsOf } = reading;
    const { sheet, problems } = check(text, formOf(this.#name, text));
    const cards = questionsOf(sheet);
    const left = MAX_OWN - Object.keys(this.shown?.own ?? {}).length;
    if (problems.length) {
      const lines = problems.map(({ line, field, what, gaps }) => {
        const sentence = t(`lint-${what}` as Key, gaps);
        return field
          ? t("lint-at", { line, field, what: sentence })
          : t("lint-at-line", { line, what: sentence });
      });
      const more = lines.length - MAX_WRONG;
      this.said = [...lines.slice(0, MAX_WRONG), ...(more > 0 ? [t("deck-file-more", { n: more })] : [])];
    } else if (cards.length > left) {
      this.said = [t("deck-file-room", { n: left, cards: cards.length })];
    } else if (await this.#put(cards)) {
      this.said = [t("deck-file-added", { n: cards.length })];
      this.#name = "";
      form.reset();
    } else this.said = [];
  };

  /** What reads and writes decks: out of reach it may not come, and that is said. */
  async #reading(): Promise<typeof import("./deck-file.ts") | undefined> {
    try {
      return await import("./deck-file.ts");
    } catch {
      this.said = [t("refused-unavailable")];
      return undefined;
    }
  }

  /** Seals questions and brings them; whether that was done. */
  async #put(cards: readonly { depth: number; text: string }[]): Promise<boolean> {
    const sealed: { depth: number; text: Uint8Array }[] = [];
    for (const { depth, text } of cards) {
      const box = await this.box("bring.cards", text);
      if (!box) return false;
      sealed.push({ depth, text: box });
    }
    return this.ask("bring", { cards: sealed });
  }

  async #save(view: QuestionsView): Promise<void> {
    const reading = await this.#reading();
    if (!reading) return;
    const you = this.room?.you ?? "";
    const cards = Object.entries(view.mine).map(([card, box]) => ({
      depth: view.own[card] ?? 1,
      text: this.words(box, "bring.cards", you),
    }));
    const address = URL.createObjectURL(new Blob([reading.written(cards)], { type: "application/yaml" }));
    Object.assign(document.createElement("a"), { href: address, download: "deck.yaml" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }
}

define("samesky-deck", SameskyDeck);
