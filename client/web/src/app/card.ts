import { css, html, LitElement, type PropertyDeclarations, type TemplateResult } from "lit";
import { look } from "../elements/look.ts";
import { define } from "../elements/room-element.ts";
import { spoken, t } from "../words/words.ts";

/** `<samesky-card>`: a spare key on paper; all that a printer gets of the page. */
export class SameskyCard extends LitElement {
  static override properties: PropertyDeclarations = {
    url: { attribute: false },
    room: { attribute: false },
    name: { attribute: false },
  };
  static override styles = [
    look,
    css`
      :host { display: none; }
      @media print { :host { display: block; color: #000; } }
      .card { display: grid; grid-template-columns: 5.5cm 1fr; gap: 0.8cm; align-items: center; max-inline-size: 16cm; padding: 0.8cm;
        border: 1px dashed #777; border-radius: 0.4cm; }
      h1 { font-size: 18pt; } p { font-size: 10pt; line-height: 1.45; } .url { font: 7.5pt/1.4 monospace; overflow-wrap: anywhere; }
      samesky-qr { max-inline-size: none; }
    `,
  ];
  declare url: string;
  declare room: string;
  declare name: string;

  constructor() {
    super();
    this.url = this.room = this.name = "";
  }

  override render(): TemplateResult {
    const day = new Intl.DateTimeFormat(spoken(), { dateStyle: "long" }).format(new Date());
    return html`<section class="card" data-testid="room-card">
      <samesky-qr .text=${this.url} .label=${t("card-qr")}></samesky-qr>
      <div class="stack g3">
        <h1 class="voice">${this.room}</h1>
        <p>${t("card-of", { name: this.name, day })}</p>
        <p>${t("card-lead")}</p>
        <p class="url">${this.url}</p>
      </div>
    </section>`;
  }
}

/** Prints a card, and nothing else of the page. */
export async function printCard(card: { url: string; room: string; name: string }): Promise<void> {
  const paper = Object.assign(document.createElement("samesky-card") as SameskyCard, card);
  document.body.append(paper);
  await paper.updateComplete;
  await import("../elements/qr.ts").catch(() => undefined); // out of reach: the card has the link in letters, too
  await paper.renderRoot.querySelector<LitElement>("samesky-qr")?.updateComplete;
  addEventListener("afterprint", () => paper.remove(), { once: true });
  window.print();
}

define("samesky-card", SameskyCard);
