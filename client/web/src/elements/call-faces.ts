// The pictures of a call: of the others near the camera, of oneself small, and what somebody shares large.

import { html, nothing, type TemplateResult } from "lit";
import { t } from "../words/words.ts";
import { callIcon } from "./call-icons.ts";
import type { Line } from "./call-line.ts";
import type { Other, Session } from "./call-session.ts";

/** How one is called, and the class of their colour. */
export interface People {
  name: (member: string) => string;
  hue: (member: string) => string;
}

/** All pictures of a call that this device is in. */
export function faces(
  session: Session,
  people: People,
  waiting: TemplateResult | undefined,
  over: TemplateResult,
): TemplateResult {
  const others = [...session.others.values()];
  const sharing = others.filter(({ line }) => line.says.screen && line.state === "live");
  const many = Math.max(1, others.length + sharing.length);
  return html`<div class="faces" part="panel" data-testid="call-faces" data-many=${many} ?data-shared=${sharing.length > 0}>
    ${sharing.map((one) => shared(one, people))}
    ${others.map((one) => face(one, people))}
    ${waiting ?? nothing} ${self(session, people)}
    <div class="over" role="status">${over}</div>
  </div>`;
}

/** A picture that moves; voices come on their own. */
function picture(stream: MediaStream, label: string): TemplateResult {
  return html`<video .muted=${true} .srcObject=${stream} autoplay playsinline aria-label=${label}></video>`;
}

function shared({ member, line }: Other, { name, hue }: People): TemplateResult {
  const label = t("call-shared", { name: name(member) });
  return html`<div class="face shared ${hue(member)}" data-testid="call-shared">${picture(line.shared, label)}
    <p class="cap"><i class="light here" aria-hidden="true"></i>${label}</p></div>`;
}

/** How a line stands, for whoever looks: one that has said bye is on the way back. */
export const standOf = (line: Line) => (line.state === "closed" ? "lost" : line.state);

function face({ member, line }: Other, { name, hue }: People): TemplateResult {
  const state = standOf(line);
  const seen = state === "live" && line.says.camera && !line.says.thin;
  const unseen = t(line.says.thin ? "call-without" : "call-no-picture");
  const away = t(state === "coming" ? "call-coming" : "call-back");
  const said = state === "live" ? (seen ? "" : unseen) : away;
  return html`<div class="face ${hue(member)}" part="answer" data-testid="call-face" data-state=${state} data-member=${member}>
    ${seen ? picture(line.face, t("call-face", { name: name(member) })) : html`<i class="big" aria-hidden="true"></i>`}
    <p class="cap"><i class="light ${state === "live" ? "here" : "away"}" aria-hidden="true"></i><span>${name(member)}</span>
      ${said ? html`<span class="t1">${said}</span>` : nothing}
      ${state === "live" && !line.says.mic ? html`${callIcon("muted", true)}<span class="t1">${t("call-muted")}</span>` : nothing}</p>
  </div>`;
}

const own = new WeakMap<MediaStreamTrack, MediaStream>();

/** What the camera of this device sees, as a mirror shows it. */
function self({ own: mine, room }: Session, { hue }: People): TemplateResult {
  const { camera } = mine.sends;
  const stream = camera ? (own.get(camera) ?? new MediaStream([camera])) : undefined;
  if (camera && stream) own.set(camera, stream);
  return html`<div class="face self ${hue(room.you)}" data-testid="call-self">
    ${stream ? picture(stream, t("call-you")) : html`<i class="big" aria-hidden="true"></i>`}
    <p class="cap">${mine.says.mic ? nothing : callIcon("muted", true)}<span>${t("call-you")}</span></p></div>`;
}
