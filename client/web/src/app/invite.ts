import { css, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { icon } from "../elements/icons.ts";
import { look } from "../elements/look.ts";
import { define } from "../elements/room-element.ts";
import { t } from "../words/words.ts";
import { copy } from "./copy.ts";

/** Whom a link is for: another device of mine, a guest, or else a member. */
export type Whose = "" | "mine" | "guest";

/** `<samesky-invite>`: the link for the others, to copy or to send. */
export class SameskyInvite extends LitElement {
  static override properties: PropertyDeclarations = {
    url: { attribute: false },
    open: { type: Boolean },
    whose: { attribute: false },
    copied: { state: true },
  };
  static override styles = [
    look,
    css`
      .paper { box-shadow: var(--ss-glow); } .head { display: grid; }
      .link { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.5rem; } .link .field { text-overflow: ellipsis; }
    `,
  ];
  declare url: string;
  /** Shows the code at once. */
  declare open: boolean;
  /** For whom it is. */
  declare whose: Whose;
  declare copied: boolean;

  constructor() {
    super();
    this.url = "";
    this.copied = this.open = false;
    this.whose = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void import("../elements/qr.ts").catch(() => undefined); // out of reach: the link is there in letters, too
  }

  override render(): TemplateResult {
    return html`
      <section class="paper stack appear" aria-labelledby="title">
        <div class="row between nowrap">
          <h2 class="voice t4" id="title">${t(this.whose ? `invite-${this.whose}` : "invite-title")}</h2>
          <button class="iconb" type="button" aria-label=${t("invite-close")} data-testid="invite-close" @click=${() => this.dispatchEvent(new Event("close"))}>${icon("close")}</button>
        </div>
        <p class="t2 soft">${t(this.whose ? `invite-${this.whose}-lead` : "invite-lead")}</p>
        <div class="link">
          <input class="field small" readonly data-testid="invite-link" aria-label=${t("invite-link")} .value=${this.url}
            @focus=${(event: FocusEvent) => (event.currentTarget as HTMLInputElement).select()} />
          <button class="btn small ${"share" in navigator ? "quiet" : ""}" type="button" data-testid="invite-copy" @click=${this.#copy}>
            ${icon("copy", true)}<span role="status">${t(this.copied ? "invite-copied" : "invite-copy")}</span></button>
        </div>
        ${"share" in navigator ? html`<button class="btn wide" type="button" data-testid="invite-share" @click=${this.#share}>${icon("send", true)}${t("invite-share")}</button>` : nothing}
        <details ?open=${this.open}>
          <summary>${icon("plus", true)}${t("invite-qr")}</summary>
          <samesky-qr .text=${this.url} .label=${t("invite-qr")}></samesky-qr>
        </details>
      </section>
    `;
  }

  #copy = async (): Promise<void> => {
    const field = this.renderRoot.querySelector("input");
    if (!field) return;
    field.select();
    await copy(this.url, field);
    this.copied = true;
  };

  #share = (): void => {
    void navigator.share({ url: this.url }).catch(() => undefined);
  };
}

define("samesky-invite", SameskyInvite);
