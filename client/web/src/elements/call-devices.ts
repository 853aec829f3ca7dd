import { css, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { t } from "../words/words.ts";
import { type Chosen, choose, chosen, devices } from "./call-media.ts";
import { mends } from "./call-relays.ts";
import type { Session } from "./call-session.ts";
import { look } from "./look.ts";
import { define } from "./room-element.ts";

/** Which device hears, sees and speaks, and which way it goes: kept on this device. */
class CallDevices extends LitElement {
  static override styles = [
    look,
    css`
      .relay { display: flex; gap: 0.75rem; align-items: flex-start; cursor: pointer; min-block-size: var(--ss-tap); }
      .relay input { inline-size: 1.25rem; block-size: 1.25rem; margin: 0.1875rem 0 0; flex: none; accent-color: var(--ss-action); } .relay span span { display: block; }
      .paper { max-inline-size: 36rem; }
    `,
  ];
  static override properties: PropertyDeclarations = {
    session: { attribute: false },
    found: { state: true },
    liked: { state: true },
  };
  declare session: Session | undefined;
  declare found: Awaited<ReturnType<typeof devices>>;
  declare liked: Chosen;
  #off: AbortController | undefined;

  constructor() {
    super();
    this.found = { mic: [], camera: [], speaker: [] };
    this.liked = chosen();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#off = new AbortController();
    const look = () =>
      void devices().then((found) => {
        this.found = found;
      });
    navigator.mediaDevices?.addEventListener?.("devicechange", look, { signal: this.#off.signal });
    look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#off?.abort();
  }

  override render(): TemplateResult {
    const room = this.session?.room;
    return html`<div class="paper stack" role="group" aria-label=${t("call-devices")} data-testid="call-devices-panel">
      ${this.#choice("mic", t("call-mic"))} ${this.#choice("camera", t("call-camera"))}
      ${"setSinkId" in HTMLMediaElement.prototype ? this.#choice("speaker", t("call-speaker")) : nothing}
      <label class="relay"><input type="checkbox" data-testid="call-relay" .checked=${this.liked.relay ?? false} @change=${(event: Event) => this.#like("relay", (event.currentTarget as HTMLInputElement).checked)} />
        <span><b class="b">${t("call-relay")}</b><span class="t2 soft">${t("call-relay-lead")} ${room && mends(room) && this.liked.relay === undefined ? t("call-relay-mending") : ""}</span></span></label>
    </div>`;
  }

  /** Without permission so far, devices have no names, and there is nothing to choose. */
  #choice(what: "mic" | "camera" | "speaker", label: string): TemplateResult | typeof nothing {
    const named = this.found[what].filter((one) => one.label !== "");
    if (named.length === 0) return nothing;
    return html`<label><span class="label">${label}</span><select class="field small" data-testid="call-choose-${what}" @change=${(event: Event) => this.#like(what, (event.currentTarget as HTMLSelectElement).value)}>
      <option value="" ?selected=${!this.liked[what]}>${t("call-any")}</option>
      ${named.map((one) => html`<option value=${one.deviceId} ?selected=${one.deviceId === this.liked[what]}>${one.label}</option>`)}
    </select></label>`;
  }

  #like(what: keyof Chosen, value: string | boolean): void {
    this.liked = choose({ [what]: value });
    this.session?.chose(what);
  }
}

define("samesky-call-devices", CallDevices);
