// The table of rows: what of each activity is kept. A new one is one file here and one line below.

import type { Entry } from "../../sdk/protocol.d.ts";
import { agreements } from "./agreements.ts";
import { breathe } from "./breathe.ts";
import { checkin } from "./checkin.ts";
import { cook } from "./cook.ts";
import { culture } from "./culture.ts";
import { kindness } from "./kindness.ts";
import { languages } from "./languages.ts";
import { letters } from "./letters.ts";
import { listening } from "./listening.ts";
import { milestones } from "./milestones.ts";
import { moment } from "./moment.ts";
import { play } from "./play.ts";
import { playlist } from "./playlist.ts";
import { repair } from "./repair.ts";
import type { Keeps, Kept } from "./row.ts";
import { support } from "./support.ts";
import { talk } from "./talk.ts";
import { tour } from "./tour.ts";

const ROWS: Readonly<Record<string, Keeps>> = {
  agreements,
  checkin,
  culture,
  cook,
  play,
  tour,
  kindness,
  languages,
  support,
  milestones,
  moment,
  playlist,
  letters,
  listening,
  talk,
  repair,
  breathe,
};

/** What an entry holds for later; undefined: nothing, or it has a place of its own among the memories. */
export function keptOf(entry: Entry): Kept | undefined {
  return ROWS[entry.on.split(":")[0] ?? ""]?.(entry);
}
