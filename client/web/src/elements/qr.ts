import { css, html, LitElement, type PropertyDeclarations, svg, type TemplateResult } from "lit";
import { encode } from "uqr";
import { define } from "./room-element.ts";

/** `<samesky-qr>`: a text as a QR code, dark on light whatever the theme, since cameras want that. */
export class SameskyQr extends LitElement {
  static override properties: PropertyDeclarations = {
    text: { attribute: false },
    label: { attribute: false },
  };
  static override styles = css`
    :host { display: block; inline-size: 100%; max-inline-size: 15rem; }
    svg { display: block; inline-size: 100%; background: #fff; border-radius: 0.75rem; }
    @media print { svg { border-radius: 0; } }
  `;
  declare text: string;
  /** What it is, for those who do not see it. */
  declare label: string;

  constructor() {
    super();
    this.text = this.label = "";
  }

  override render(): TemplateResult {
    const { size, path } = drawn(this.text);
    return html`<svg viewBox="0 0 ${size} ${size}" role="img" aria-label=${this.label} shape-rendering="crispEdges" data-testid="qr">
      ${svg`<path d=${path} fill="#000" />`}</svg>`;
  }
}

/** The dark squares of a text's code as one path, on a grid of `size` with the quiet border that readers need. */
export function drawn(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: "M", border: 3 });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join("");
  return { size, path };
}

define("samesky-qr", SameskyQr);
