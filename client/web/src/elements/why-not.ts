// Why a device cannot play something, as far as a browser says.

import type { Player } from "../sdk/protocol.d.ts";
import type { MediaLike } from "../sdk/stage.ts";

export type Why = Player["troubles"][string];

/** As browsers say that they have found something and do not know how to play it. */
const UNKNOWN = /demuxer|decod|codec|no supported streams|not suitable|unsupported|mime type/i;

/**
 * Why.
 *
 * @param element in which it failed; its `error` says some of it.
 * @param address of what was to be played; undefined for what is no address.
 */
export async function whyNot(element: Pick<MediaLike, "error">, address: string | undefined): Promise<Why> {
  const error = element.error as (MediaError & { why?: Why }) | null;
  if (error?.why) return error.why;
  const url = address === undefined ? undefined : new URL(address, location.href);
  if (location.protocol === "https:" && url?.protocol === "http:") return "blocked";
  if (!navigator.onLine || error?.code === 2) return "network";
  if (error?.code === 3 || UNKNOWN.test(error?.message ?? "")) return "codec";
  if (/^40[34]|^410|: 40[34]|: 410/.test(error?.message ?? "")) return "gone";
  if (!url || !/^https?:$/.test(url.protocol)) return "codec";
  return url.origin === location.origin ? asked(url) : probed(url);
}

/** What the own hub says to it. */
async function asked(url: URL): Promise<Why> {
  try {
    const answer = await fetch(url, { method: "HEAD" });
    return answer.ok ? "codec" : "gone";
  } catch {
    return "network";
  }
}

/**
 * What another server says to it, where it lets pages know: a page of ours may ask others for media only, so it is asked
 * once more as a track, openly this time, and how it was answered stands among the page's timings.
 *
 * @param patience milliseconds; what goes on coming after that is there.
 */
async function probed(url: URL, patience = 2500): Promise<Why> {
  const video = document.createElement("video");
  const track = document.createElement("track");
  video.crossOrigin = "anonymous";
  video.append(track);
  const begun = performance.now();
  const came = await new Promise<"load" | "error" | "late">((done) => {
    const timer = setTimeout(done, patience, "late" as const);
    for (const event of ["load", "error"] as const)
      track.addEventListener(
        event,
        () => {
          clearTimeout(timer);
          done(event);
        },
        { once: true },
      );
    track.src = url.href;
    track.track.mode = "hidden";
  });
  track.remove();
  if (came !== "error") return "codec";
  const timings = performance.getEntriesByName(url.href) as PerformanceResourceTiming[];
  const statuses = timings.filter((one) => one.startTime >= begun).map((one) => one.responseStatus);
  const status = Math.max(0, ...statuses);
  if (status >= 400) return "gone";
  return status >= 200 ? "codec" : "cors";
}
