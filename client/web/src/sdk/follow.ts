import { Drifts } from "./drifts.ts";
import type { Player } from "./protocol.d.ts";
import type { Room } from "./room.ts";
import { type MediaLike, Stage, waitsFor } from "./stage.ts";
import { Turns } from "./turns.ts";

/** How an element is to follow. */
export interface FollowOptions {
  /** The player: `player` (default) or `player:name`. */
  on?: string;
  /**
   * Where this device finds what is on; undefined: not here. Default: the address itself, if it is one of the web.
   * @param media the text that was put into the queue.
   */
  source?: (media: string, item: string) => string | undefined;
  /** What this device plays is heard so many seconds later, so it plays ahead. */
  delay?: number;
  /** The browser wants a tap before it plays with sound, or no more: then call `tapped` in a click. */
  blocked?: (blocked: boolean) => void;
}

/** An element that follows. */
export interface Following {
  /** How far it is ahead of the room (behind: negative), in seconds; null at rest. */
  readonly drift: number | null;
  /** See `FollowOptions.delay`. */
  delay: number;
  /** To be called in a click after `blocked(true)`. */
  tapped(): void;
  /** Lets go of the element, which is paused. */
  stop(): void;
}

/**
 * Keeps a media element of the page in lockstep with a player of the room: loads what is on, starts with the others,
 * bends its speed or jumps where it has parted from them, says when it is ready and when it has run out of data.
 *
 * @param element `<audio>`, `<video>`, or what behaves like them.
 */
export function followPlayer(room: Room, element: MediaLike, options: FollowOptions = {}): Following {
  const on = options.on ?? "player";
  const queue = on.replace("player", "playlist");
  const source = options.source ?? webOnly;
  const ask = (cmd: string, args: Record<string, unknown>, to = on) =>
    void room.do(to, cmd, args).catch(() => undefined); // the state tells what came of it
  const stage = new Stage({
    ready: (item, length) =>
      turns.shown &&
      waitsFor(turns.shown).includes(room.you) &&
      ask("ready", { item, ...(length && length <= 86400 ? { length } : {}) }),
    stalled: (item) => ask("stalled", { item }),
    ended: (after) => ask("next", { after }, queue),
    blocked: (blocked) => options.blocked?.(blocked),
  });
  stage.delay = options.delay ?? 0;
  const show = () => {
    const player = turns.shown;
    if (!player?.item) {
      stage.leave();
      return;
    }
    const media = player.media ? room.unseal(player.media, queue, "add.media").text : undefined;
    stage.follow(element, room.clock, player, media && source(media, player.item));
  };
  const turns = new Turns<Player>(room, on, show);
  const offs = [
    room.on("words", show),
    room.on("change", (change) => {
      const next = change.states[on] as Player | null | undefined;
      if (next) stage.prepare(next);
    }),
  ];
  const drifts = new Drifts(room, on);
  const telling = setInterval(() => drifts.tell(stage.drift), 500);
  show();
  return {
    get drift() {
      return stage.drift;
    },
    get delay() {
      return stage.delay;
    },
    set delay(seconds: number) {
      stage.delay = seconds;
    },
    tapped: () => stage.tapped(),
    stop: () => {
      clearInterval(telling);
      drifts.stop();
      turns.stop();
      for (const off of offs) off();
      stage.leave();
    },
  };
}

/** The address, where the text is one or brings one along. */
function webOnly(media: string): string | undefined {
  let address = media;
  try {
    address = (JSON.parse(media) as { url?: string }).url ?? "";
  } catch {
    // a bare address
  }
  return /^https?:\/\//i.test(address) ? address : undefined;
}
