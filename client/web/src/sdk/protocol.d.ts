// Made by `python -m samesky_server.spec docs` from the typed frames of the hub. Do not edit.
// Times are seconds on the room clock, durations are seconds. Ignore keys that are not listed.

/** Sealed content: one byte for the form (0 = UTF-8 text as it is), then content. Base64 in JSON. */
export type Sealed = Uint8Array;

/** Why something was refused. */
export type RefusalCode = "invalid" | "unknown" | "forbidden" | "conflict" | "stale" | "expired" | "not_yet" | "too_large" | "too_fast" | "full" | "unavailable";

/** What an acknowledgement means. */
export type Durability = "disk" | "second" | "memory" | "unknown";

/** What a device says of itself; `offline`: nobody sees that it is there. */
export type DeviceStatus = "here" | "busy" | "hidden" | "offline";

/** How present a member is. */
export type MemberStatus = "here" | "busy" | "away" | "offline" | "unknown";

/** Kinds of rooms. */
export type RoomKind = "couple" | "partners" | "friends" | "family";

/** How far ahead a command takes effect. */
export type Lead = "none" | "quick" | "sure" | "prep";

/** `data.name` of a signal of the kind `reaction`. */
export type Reaction = "nod" | "smile" | "laugh" | "tear" | "heart" | "listening" | "slow" | "hand";

/** `data.name` of a signal of the kind `touch`. */
export type Touch = "tap" | "squeeze" | "hug" | "kiss" | "forehead";

/** Kinds of activities that this version has. */
export type Kind = "room" | "notices" | "keys" | "timer" | "questions" | "playlist" | "player" | "chat" | "evening" | "rituals" | "times" | "gratitude" | "checkin" | "guess" | "wishes" | "agreements" | "languages" | "support" | "kindness" | "milestones" | "culture" | "letters" | "timeline" | "listening" | "talk" | "call" | "cook" | "play" | "repair" | "breathe" | "touch" | "moment" | "pact" | "learn" | "tour";

/** The first frame, within 5 s of opening. */
export interface Hello {
  t: "hello";
  /** The member's token. */
  token: string;
  /** Position of the last `change` or `ready` applied. */
  since?: Position | null;
  /** What this device says of itself. */
  device?: Device | null;
  /** As in `presence`, from the first moment on. */
  status?: "busy" | "here" | "hidden" | "offline";
}

/** A clock sample, answered at once and ahead of all else. */
export interface Ping {
  t: "ping";
  /** A number of the client's. */
  n: number;
  /** The client's own monotonic clock, in seconds. */
  c: number;
  /** q90 of the one-way delay down, in seconds. */
  down?: number | null;
  /** Round-trip floor in seconds. */
  floor?: number | null;
  /** Something came this many seconds after its `at` since the last ping. */
  late?: number | null;
}

/** A command to an instance, which is made on first use. */
export interface Do {
  t: "do";
  /** Unique; the same again on a resend. */
  id: string;
  /** My `seq` when I first sent it; never changed on a resend. */
  base: number;
  /** The instance. */
  on: string;
  /** The command. */
  cmd: string;
  /** Its arguments by name. */
  args?: { [key: string]: unknown } | null;
  /** Room time after which it is refused `expired`. */
  until?: number | null;
}

/** Now or never: reactions, taps, typing. Delivered at most once and never stored. */
export interface Signal {
  t: "signal";
  /** What it is, e.g. `reaction`. */
  kind: string;
  /** One member, or a screen of mine by its device id; else all others. */
  to?: string | null;
  /** Up to 16 KiB. */
  data?: unknown;
  /** Room time it belongs to. */
  at?: number | null;
}

/** What this device does. */
export interface Presence {
  t: "presence";
  status: "busy" | "here" | "hidden" | "offline";
  /** Whether one looks at it; said only while a pact is on, and shown to those of it only. */
  focus?: boolean | null;
}

/** Asks for a page of the past. */
export interface Timeline {
  t: "timeline";
  id: string;
  /** Entries of records below this `seq`. */
  before?: number | null;
  limit?: number;
}

/** A fresh token in band. */
export interface Renew {
  t: "renew";
  token: string;
}

/** A new room and its first member. */
export interface CreateRoom {
  member: Newcomer;
  /** A couple has 2 seats, the others have 12. */
  kind?: "couple" | "family" | "friends" | "partners";
  /** A name for the room. */
  name?: string;
  /** Whether what people write is sealed on their devices; it stays so. */
  sealing?: "none" | "room-key";
  device?: NewDevice;
}

/** A link for others to join, or for one member to come back. */
export interface CreateInvite {
  /** How many may join by it. */
  seats?: number;
  /** Seconds from now, from a minute to 30 days; to ten years for a way back, for a card on paper. */
  expires_in?: number;
  /** A member whom it lets back into their seat, with one more device; or yourself. */
  seat?: string | null;
  /** Who comes is a guest for so many seconds; four may be there besides the seats. */
  stay?: number | null;
  /** For a screen of your own: it has no voice and goes after 12 hours. `seat` is yourself. */
  screen?: boolean;
}

/** A date, or dates that repeat: wall time in a zone, as `rituals plan` takes it. */
export interface PlanDate {
  /** As `2026-11-27T21:00`. */
  start: string;
  /** IANA time zone. */
  tz: string;
  again?: string | null;
  until?: string | null;
  /** How long it is to take. */
  minutes?: number;
  title?: string | null;
  /** The title where the room is sealed, as standard base64. */
  box?: Sealed | null;
  programme?: string | null;
  segments?: DatePart[];
  remind?: number[];
}

/** Where one date goes; to its own time, it is as its series has it. */
export interface MoveDate {
  /** As `2026-11-27T21:00`. */
  start: string;
  /** Without it, that of the series. */
  tz?: string | null;
}

/** Digits as a member has typed them. */
export interface TypedDigits {
  /** The six digits that a screen shows. */
  code: string;
}

/** The phone's part: first the challenge, and once the words were compared the envelope. */
export interface FromPhone {
  challenge?: string | null;
  envelope?: string | null;
}

/** A screen asks for digits, and binds itself to a key that it does not show yet. */
export interface ShowDigits {
  /** SHA-256 of `samesky/1 screen`, a zero byte and the opening. */
  commitment: string;
}

/** The screen shows what it had bound itself to. */
export interface FromScreen {
  /** X25519 public key and 32 random bytes, in base64url. */
  opening: string;
}

/** Taking a seat with an invitation, or coming back into one's own. */
export interface Join {
  /** What stands behind `#` in the link. */
  secret: string;
  /** Needed for a new seat; a way back knows who. */
  member?: Newcomer | null;
  device?: NewDevice;
}

/** Asking for a fresh token. */
export interface FetchToken {
  device: DeviceProof;
}

/** A host app asks for a token for one of its users. What says how the room is counts when it is made. */
export interface CreateHostToken {
  /** The user, as the host app knows them. */
  external_id: string;
  /** A name, as the member writes it. */
  name: string;
  /** The room, as the host app names it; without it a new one. */
  room?: string | null;
  /** A couple has 2 seats, the others have 12. */
  kind?: "couple" | "family" | "friends" | "partners";
  seats?: number | null;
  /** Whether words are sealed on the devices. */
  sealing?: "none" | "room-key";
  /** The device, so that two of a user differ; else each token is one. */
  device?: string | null;
  /** IANA time zone. */
  tz?: string;
  /** BCP 47 language tag. */
  lang?: string;
}

/** A member as they introduce themselves. */
export interface Newcomer {
  /** A name, as the member writes it. */
  name: string;
  /** IANA time zone. */
  tz?: string;
  /** BCP 47 language tag. */
  lang?: string;
}

/** What a device says of itself. */
export interface NewDevice {
  /** phone, desktop, browser, … */
  kind?: string;
}

/** A device and its secret, as given when it joined. */
export interface DeviceProof {
  id: string;
  secret: string;
}

/** What a device says of itself. Nothing of it is required. */
export interface Device {
  name?: string;
  /** IANA time zone. */
  tz?: string;
  /** BCP 47 language tag. */
  lang?: string;
  kind?: string;
}

/** A segment of the programme. What it is called is text, or a box that was sealed on a device. */
export interface DatePart {
  /** Planned minutes. */
  minutes: number;
  gate?: "hand" | "ready" | "time";
  /** The instance that it is about. */
  on?: string | null;
  /** The command that opens it. */
  cmd?: string | null;
  /** Arguments of that command. */
  args?: { [key: string]: boolean | number | number | string };
  title?: string | null;
  box?: Sealed | null;
  card?: string | null;
}

/** When something opens. */
export interface Until {
  how: "arrival" | "day" | "visit" | "when";
  /** Of `day`: what the clock shows then. */
  day?: string | null;
  /** Of `day`: whose clock; None: the one of who reads. */
  tz?: string | null;
}

/** What a device gets when there is a new key: its card sealed anew, and an envelope. */
export interface Sent {
  /** A device's public key (32 bytes), sealed for `card/DEVICE`. */
  card: Sealed;
  /** The room key for one device, in form 2. */
  envelope: Sealed;
}

/** A question that a member brings. */
export interface OwnCard {
  /** 1 light to 4 vulnerable. */
  depth: number;
  /** Sealed content: one byte for the form, then the content. */
  text: Sealed;
}

/** One segment as somebody plans it. One without `on` has a title and a clock, and so has one whose activity does not exist here. */
export interface Planned {
  /** Planned minutes. */
  minutes: number;
  gate?: "hand" | "ready" | "time";
  /** The instance that it is about. */
  on?: string | null;
  /** The command that opens it. */
  cmd?: string | null;
  /** Arguments of that command: numbers, choices, ids. */
  args?: { [key: string]: boolean | number | number | string };
  title?: Sealed | null;
  card?: string | null;
}

/** Answers `hello`; `change` frames follow with what is newer than `since`, then `ready`. */
export interface Welcome {
  t: "welcome";
  /** Your member id; empty on a screen, which sees what no member in particular sees. */
  you: string;
  /** Your device id. */
  device: string;
  room: RoomCard;
  members: { [key: string]: Person };
  presence: { [key: string]: PresenceOf };
  /** The room clock. */
  now: number;
  limits: Limits;
  /** What an acknowledgement means: how it is kept. */
  durability: "disk" | "memory" | "second" | "unknown";
  /** Only what is newer follows; else every state does. */
  resumed: boolean;
  /** The log lost its tail: take all states, resend lasting commands. */
  forked?: boolean;
}

/** The replica is complete up to here. */
export interface Ready {
  t: "ready";
  position: Position;
}

/** One committed record: the whole new state of every instance it changed, and its entries. */
export interface Change {
  t: "change";
  seq: number;
  mark: string;
  /** When it takes effect; may lie ahead. */
  at: number;
  /** Instance to its view, or null when closed. */
  states: { [key: string]: unknown };
  /** The member; none when the room itself did it. */
  by?: string;
  /** The commands that made it: the acknowledgement. */
  ids?: string[];
  entries?: Entry[];
  /** Earlier entries as they are from now on, erased in part or whole: replace those you hold. */
  redacted?: Entry[];
  /** So many seconds before `at` the hub sent it; without it nothing is timed. */
  ahead?: number;
}

/** An acknowledgement where no `change` follows: a repeat, or no effect. */
export interface Done {
  t: "done";
  id: string;
  seq: number;
}

/** Nothing changed. */
export interface Refusal {
  t: "refused";
  code: string;
  message: string;
  id?: string;
  /** The field, e.g. `args.seconds`. */
  path?: string;
  /** Seconds. */
  retry_after?: number;
}

/** Answers `ping`. */
export interface Pong {
  t: "pong";
  n: number;
  c: number;
  /** Room clock at receipt. */
  r: number;
  /** Room clock at sending. */
  s: number;
  /** Id of the clock; a new one means: forget old samples. */
  clk: string;
}

/** Answers `timeline`; oldest entry first. */
export interface Page {
  t: "page";
  id: string;
  entries: Entry[];
  more: boolean;
}

/** How present a member is. */
export interface PresenceOf {
  t: "presence";
  member: string;
  status: "away" | "busy" | "here" | "offline" | "unknown";
  /** How many devices of which kind. */
  devices?: { [key: string]: number };
  /** Of who is in a pact with you: whether they look here. Never a word of since when. */
  focus?: boolean;
}

/** A signal of another member. */
export interface SignalFrom {
  t: "signal";
  /** The member. */
  from: string;
  kind: string;
  at: number;
  data?: unknown;
}

/** `renew` within so many seconds. */
export interface Expiring {
  t: "expiring";
  /** Seconds. */
  in: number;
}

/** The hub is about to close this socket. */
export interface Bye {
  t: "bye";
  code: number;
  reason: string;
  retry_after?: number;
}

/** What a member sees of the room. */
export interface RoomView {
  room: RoomCard;
  members: { [key: string]: Person };
  /** How many members it can have. */
  seats: number;
  invites: { [key: string]: InviteView };
  /** My own devices. */
  devices: { [key: string]: DeviceView };
  tried: { [key: string]: TriedView };
  /** Who wants the room deleted, if anybody does. */
  deleting: DeletingView | null;
}

/** How I am told, and of what I am still to be told. */
export interface NoticesView {
  /** My devices that are told. */
  devices: string[];
  mail: MailView | null;
  quiet: Quiet | null;
  /** Whether I am told when somebody asks for me. */
  asks: boolean;
  owed: { [key: string]: OwedView };
  /** Whether dates are mailed to me for my calendar. */
  invited: boolean;
  /** Whether I am told, once, when there was no evening for two weeks. */
  lulls: boolean;
  /** Room time since when my calendar has its address; null: it has none. */
  calendar: number | null;
}

/** The room key's id, the cards of the devices, and envelopes for who was away when it changed. */
export interface Keys {
  /** The id of the current key. */
  key: string | null;
  by: string;
  /** The device that made the envelopes. */
  device: string;
  at: number;
  past: Sealed | null;
  cards: { [key: string]: Card };
  /** The current key for each device that had a card when it was made. */
  envelopes: { [key: string]: Sealed };
  /** The card of the device that made them, sealed with the key before: so who has that knows whom they are from. */
  proof: Sealed | null;
  /** Somebody is gone: a new key is wanted. */
  wanted: boolean;
}

/** Lockstep time: both see the same digit, and the end fires at the same instant on both sides. */
export interface Timer {
  mode: "countdown" | "intervals" | "stopwatch";
  total: number | null;
  elapsed: Motion;
  work: number;
  rest: number;
  rounds: number;
  ended_at: number | null;
  label: Sealed | null;
}

/** The table: themes (none: all), the card drawn, its round of answers, an open ask, favourites, own cards (id: depth), and those of them that this member brought. */
export interface QuestionsView {
  ask: AskView | null;
  card: string | null;
  deck: "everyday" | "own";
  depth: number;
  drawn_by: string;
  kept: { [key: string]: string[] };
  left: number;
  mine: { [key: string]: Sealed };
  own: { [key: string]: number };
  round: RevealView | null;
  text: Sealed | null;
  themes: ("ahead" | "apart" | "days" | "heart" | "play" | "roots" | "senses" | "us")[];
}

/** A queue that everybody fills; the most wanted comes first, then what was added first. */
export interface Playlist {
  items: Item[];
  current: string | null;
  played: string[];
  shuffle: boolean;
  repeat: "all" | "off" | "one";
  label: Sealed | null;
  /** With `shuffle`, the order in which they come: drawn once, for all. */
  drawn: string[];
  removed: Removed | null;
}

/** Media in lockstep. Each side plays its own copy; only the position is shared. */
export interface Player {
  item: string | null;
  media: Sealed | null;
  length: number | null;
  /** It plays, or will as soon as the gate opens. */
  wanted: boolean;
  rate: number;
  position: Motion;
  gate: Gate;
  /** Who last touched it. */
  by: string;
  /** When a device runs out of data: everybody waits for it, or it catches up by itself. */
  on_stall: "catch-up" | "pause";
  did: Did | null;
  sought: Sought | null;
  /** Whose device cannot play it, and why. */
  troubles: { [key: string]: "blocked" | "codec" | "cors" | "gone" | "network" | "other" };
  /** Who has chosen to go on without: nobody waits for them. */
  without_picture: string[];
}

/** Which line is the newest; the lines themselves are entries of the timeline. Marks are of those who show them, for who shows theirs, too: by member, the line up to which they have read. */
export interface ChatView {
  marks: { [key: string]: string };
  newest: string | null;
  shows: boolean;
}

/** The evening: its programme, who is in the lobby, and where in it everybody is. */
export interface EveningView {
  ask: AskView | null;
  circle: string[];
  clock: Motion;
  coming: Coming | null;
  current: string | null;
  date: string | null;
  ended_at: number | null;
  gate: Gate | null;
  gone: string[];
  held: Held | null;
  length: number;
  lobby: Gate | null;
  looks_at: number | null;
  lull_at: number | null;
  paused: boolean;
  phase: "lobby" | "open" | "over" | "resting" | "running";
  planned_by: string;
  programme: string | null;
  revision: number;
  ritual: string | null;
  segments: Segment[];
  spent: { [key: string]: number };
  started_at: number | null;
  title: Sealed | null;
}

/** One-off and recurring dates, each with a programme; due, reminded of and opened once. */
export interface Rituals {
  plans: { [key: string]: Ritual };
  made: number;
  /** What was due lately, newest last. */
  told: Told[];
  /** What was let go, newest last. */
  dropped: Dropped[];
}

/** Your own hours, who has said theirs, the times, and what was booked. */
export interface TimesView {
  yours: Hours | null;
  said: string[];
  round: RoundView | null;
  booked: Booked | null;
}

/** The page on the table, and what is on it; no round where nobody has begun. */
export interface GratitudeView {
  page: string;
  round: RevealView | null;
}

/** The day on the table: its first note was at `since`; whose notes are `shown`, everybody may read. */
export interface CheckinView {
  day: string;
  next: string;
  round: RevealView | null;
  shown: string[];
  since: number | null;
}

/** The hand on the table: its card, and by who guesses, whom. */
export interface GuessView {
  away: boolean;
  card: string | null;
  hand: string | null;
  last: string | null;
  marks: Marked[];
  round: RevealView | null;
  whom: { [key: string]: string };
}

/** What all want, as digests, those that mean nothing among them; and what you have marked, and whether you would like to see wishes of closeness (`closer`) and do (`close`). */
export interface WishesView {
  chosen_at: number | null;
  close: boolean;
  closer: boolean;
  found: string[];
  mine: Sealed | null;
  tonight: string | null;
}

/** Sentences that all have signed: what is written, put in other words, looked at again, and let go of. */
export interface Agreements {
  sentences: Sentence[];
  /** Room time at which to look at all of them again. */
  review_at: number | null;
  review_by: string;
  /** When they were last looked at together. */
  reviewed_at: number | null;
}

/** The page on the table, and what is on it; no round where nobody has begun. */
export interface LanguagesView {
  page: string;
  round: RevealView | null;
}

/** The hard days that you may read, by whose they are. */
export interface SupportView {
  open: { [key: string]: HardDayView };
}

/** What does each good, small acts that were done, and thanks for them. */
export interface Kindness {
  /** By whose it is, what does them good. */
  cares: { [key: string]: Sealed };
}

/** Milestones by id, what is or was celebrated, and the change on the table: its round, the id of the `next`. */
export interface MilestonesView {
  celebration: Celebration | null;
  id: string;
  kept: { [key: string]: Milestone };
  next: string;
  round: RevealView | null;
  talk: string;
}

/** Where each is from, words taught to each other, and how things are done at home. */
export interface Culture {
  /** By member, what they said of it. */
  homes: { [key: string]: Sealed };
  /** The card on the table. */
  card: string | null;
  /** Cards that were on the table since all were. */
  used: string[];
}

/** A letter as it lies on the shelf of who wrote it, or of who it is for until they have opened it. */
export interface LetterView {
  by: string;
  to: string[];
  how: "arrival" | "day" | "visit" | "when";
  /** What the clock of who reads shows when it opens. */
  day: string | null;
  /** When that is for each. */
  times: { [key: string]: number };
  outside: Sealed | null;
  /** Its words: for who wrote it alone. */
  text: Sealed | null;
  written: number;
  /** Since when a parcel is on its way. */
  sent: number | null;
  /** Who has said that they are together, and when. */
  here: { [key: string]: number };
  /** For whom it is open, as far as who wrote it is told; others are not. */
  opened: { [key: string]: number };
}

/** What I keep, in the order in which I chose it. */
export interface TimelineView {
  /** Ids of entries. */
  kept: string[];
}

/** What somebody would like to speak of, the turn that is on, and who has been heard. */
export interface ListeningView {
  heard: string[];
  minutes: number;
  opening: Opening | null;
  turn: ListeningTurn | null;
}

/** What somebody would like to talk about and when all are asked again, who has the floor, and closing words. */
export interface TalkView {
  later: Later | null;
  minutes: number;
  opening: Opening | null;
  round: RevealView | null;
  turn: TalkTurn | null;
}

/** Who is in a call and who is asked. Sound and pictures go from device to device, never through the hub. */
export interface Call {
  /** The call that is on; empty: none. */
  id: string;
  /** Who began it. */
  by: string;
  /** By member, in the order in which they came. */
  inside: { [key: string]: InCall };
  /** Who is asked just now. */
  asked: string[];
  rings_until: number | null;
  /** When those who are away were told last. */
  told: number;
}

/** What each does not eat, what is cooked, and whether somebody would like to go on. */
export interface CookView {
  minds: { [key: string]: Sealed };
  dish: DishView | null;
  ask: CookAsk | null;
}

/** The page on the table: its game, card, and what its teller (`by`) has written; the drawing, of which `card` is there for who may know it; your own jokes in the jar, how many are `inside`, and which was pulled out last. */
export interface PlayView {
  by: string;
  card: string | null;
  game: "finish" | "tale" | "this" | null;
  inside: number;
  jar: { [key: string]: Sealed };
  page: string;
  pulled: Slip | null;
  round: RevealView | null;
  sketch: Sketch | null;
  words: Sealed | null;
}

/** What is announced, or on, or cools off; your own note, and what is open to you of what was written. */
export interface RepairView {
  asked: AskView | null;
  card: string | null;
  cooling: Cooling | null;
  ground: Ground | null;
  look_at: number | null;
  minutes: number;
  note: Sealed | null;
  opening: Opening | null;
  round: RevealView | null;
  steps: ("amends" | "apology" | "forgiveness" | "letting-go")[];
  turn: RepairTurn | null;
}

/** A circle that moves as one, and exercises in being kind to oneself. */
export interface Breathe {
  number: number;
  on: Breathing | null;
  sitting: Sitting | null;
  sat: Sat | null;
}

/** Who holds out a hand, the pulse, my own days, and what waits. */
export interface TouchView {
  /** By member who holds: the room time since which they hold hands; null while nobody else holds. */
  held: { [key: string]: number | null };
  /** My own hold; empty when I hold none. */
  grip: string;
  /** Room time of beat 0 of the pulse; null while nobody holds hands. */
  since: number | null;
  /** Seconds of my last seven days with any, by my own clock (`2026-11-26`), without what goes on now. */
  days: { [key: string]: number };
  /** What waits for me, oldest first. */
  left: LeftView[];
  /** For whom I left something, and until when it would wait; whether it was felt is not said. */
  mine: { [key: string]: number };
}

/** The strip that is being made, if any. */
export interface MomentView {
  making: StripView | null;
}

/** What is asked for, and what is on. */
export interface PactView {
  asked: AskedView | null;
  on: OnView | null;
}

/** The goal with its chapters and how far each is with them; the question on the table, as `by` has put it, with the answers. */
export interface LearnView {
  by: string;
  goal: Goal | null;
  page: string;
  round: RevealView | null;
  words: Sealed | null;
}

/** A shared deck of pages: one leads and all see the same, near or far; the lead passes over, notes stay. */
export interface Tour {
  number: number;
  /** The id of the deck; empty while there is none. */
  deck: string;
  pages: TourPage[];
  notes: TourNote[];
  leading: Leading;
  /** The page that was open when the lead passed over last. */
  page: string;
}

/** Somebody said something. */
export interface Line {
  line: string;
  reply?: string;
  /** Sealed content: one byte for the form, then the content. */
  text: Sealed;
}

/** The line has other words now. */
export interface Edited {
  line: string;
  /** Sealed content: one byte for the form, then the content. */
  text: Sealed;
}

/** The line was taken back. */
export interface Unsaid {
  line: string;
}

/** Answers that have opened, by member; `text` is the question where it is a card that `text_by` brought. */
export interface Answers {
  answers: { [key: string]: Sealed };
  card: string;
  deck: string;
  text?: Sealed | null;
  text_by?: string;
}

/** An evening is over. `by` sealed its titles; `programme` and `card` name words of ours. */
export interface EveningDone {
  by: string;
  ended_at: number | null;
  programme: string | null;
  segments: SegmentDone[];
  started_at: number | null;
  title: Sealed | null;
}

/** Thanks of one page that have opened, by member. */
export interface Thanks {
  page: string;
  thanks: { [key: string]: Sealed };
}

/** What does each good, by member, as it has opened. */
export interface Ways {
  page: string;
  ways: { [key: string]: Sealed };
}

/** Notes of one day that you may read, by member. */
export interface Notes {
  day: string;
  notes: { [key: string]: Sealed };
}

/** Somebody has answered a note of `member`. */
export interface Met {
  day: string;
  member: string;
  /** Sealed content: one byte for the form, then the content. */
  text: Sealed;
}

/** A small act for `member`, or thanks for one. */
export interface KindWord {
  member: string;
  /** Sealed content: one byte for the form, then the content. */
  text: Sealed;
}

/** What was answered and guessed with one hand and has opened, by member; `whom` each guessed. */
export interface Hand {
  card: string;
  hand: string;
  notes: { [key: string]: Sealed };
  whom: { [key: string]: string };
}

/** All whom a sentence concerns have signed these words of `by`. */
export interface Agreed {
  by: string;
  sentence: string;
  signed: string[];
  /** Sealed content: one byte for the form, then the content. */
  text: Sealed;
  version: string;
}

/** They looked at what they agreed on; these sentences held then. */
export interface Looked {
  holds: string[];
}

/** A strip that all agreed to keep, by member; `blobs` are those of its pictures. */
export interface Strip {
  blobs: string[];
  pictures: { [key: string]: Pictured };
  strip: string;
}

/** Somebody has said that it is a hard day. */
export interface Hard {
  day: string;
  /** Sealed content: one byte for the form, then the content. */
  text: Sealed;
}

/** Somebody has answered the hard day of `member`. */
export interface Answered {
  day: string;
  member: string;
  /** Sealed content: one byte for the form, then the content. */
  text: Sealed;
}

/** A hard day is over, maybe with a word. */
export interface Lighter {
  day: string;
  /** Sealed content: one byte for the form, then the content. */
  text?: Sealed;
}

/** A milestone was celebrated: `by` sealed its words, as the command named by `what`; `day` is its wall time. */
export interface Celebrated {
  by: string;
  day: string | null;
  milestone: string;
  what: "change" | "visit" | "yearly";
  words: Sealed | null;
}

/** What was written of a change has opened, by member. */
export interface Talked {
  by: string;
  milestone: string;
  round: string;
  texts: { [key: string]: Sealed };
  what: "change" | "visit" | "yearly";
  words: Sealed | null;
}

/** A word that somebody teaches; `blobs` names its clip, which is sealed as the text of a data URL. */
export interface TaughtWord {
  blobs?: string[];
  /** Sealed content: one byte for the form, then the content. */
  word: Sealed;
}

/** How something is done where somebody is from. */
export interface ToldCustom {
  card: string;
  /** Sealed content: one byte for the form, then the content. */
  text: Sealed;
}

/** A letter has opened; its boxes were sealed when it was `written`. */
export interface Letter {
  by: string;
  how: "arrival" | "day" | "visit" | "when";
  letter: string;
  outside: Sealed | null;
  /** Sealed content: one byte for the form, then the content. */
  text: Sealed;
  written: number;
}

/** A turn is over: who spoke, who said it back, of what (`by` announced it, with `first`), and what was written. `whole` says whether it came to its end. */
export interface Heard {
  about: Sealed | null;
  by: string;
  first: string;
  listener: string;
  part: string;
  said: { [key: string]: Said };
  speaker: string;
  topic: string | null;
  whole: boolean;
}

/** Closing words of a talk that have opened, by member, and what it was about, as `by` announced it. */
export interface LastWords {
  about: Sealed | null;
  by: string;
  talk: string;
  words: { [key: string]: Sealed };
}

/** Somebody brought a recipe; the blob has its words. */
export interface BroughtRecipe {
  blobs: string[];
  /** Sealed content: one byte for the form, then the content. */
  title: Sealed;
}

/** A dish came to the table: one of our recipes, or one that `by` brought, and what each said of it. */
export interface Cooked {
  blobs?: string[];
  by?: string;
  dish: string;
  lines: { [key: string]: Sealed };
  recipe?: string;
  title?: Sealed | null;
}

/** A page of a game has opened: what each said, by member; `words` are those of `by`, where somebody told. */
export interface Played {
  by: string;
  card: string | null;
  game: "finish" | "tale" | "this" | null;
  page: string;
  played: { [key: string]: Sealed };
  words: Sealed | null;
}

/** Something was drawn: the card that it is of, who `found` it, and the blob that has its lines. */
export interface Drawing {
  blobs: string[];
  card: string | null;
  found: string;
}

/** A joke out of the jar, and whose it is. */
export interface Joke {
  by: string;
  /** Sealed content: one byte for the form, then the content. */
  text: Sealed;
}

/** Something that only we laugh at. */
export interface Inside {
  /** Sealed content: one byte for the form, then the content. */
  text: Sealed;
}

/** Needs, or offers, that have opened, by member. */
export interface Written {
  stage: "ground" | "needs" | "offers" | "views";
  words: { [key: string]: Sealed };
}

/** A ground for all, as `by` put it, which all have signed. */
export interface Grounded {
  by: string;
  /** Sealed content: one byte for the form, then the content. */
  text: Sealed;
  version: number;
}

/** Somebody has taken a step. */
export interface Stepped {
  /** The opening of the repair in which it was taken. */
  of: string;
  /** Sealed content: one byte for the form, then the content. */
  text: Sealed;
  what: "amends" | "apology" | "forgiveness" | "letting-go";
}

/** Pages were brought to a deck, as blobs in their order. */
export interface BroughtPages {
  blobs: string[];
  deck: string;
  /** Sealed content: one byte for the form, then the content. */
  name: Sealed;
}

/** A deck was put away, or a page with notes taken out of it: how many pages, what the first was brought as, and the notes with the pages that they are on, whose blobs are `blobs`. */
export interface Toured {
  blobs: string[];
  count: number;
  deck: string;
  notes: TourNote[];
  of: BroughtAs | null;
  pages: TourPage[];
}

/** Some have breathed together, for so many seconds. */
export interface Breathed {
  pattern: "box" | "coherent" | "four-seven-eight";
  seconds: number;
  who: string[];
}

/** Some have sat down to be kind to themselves; what they wrote is nowhere but with them. */
export interface SatTogether {
  what: "like" | "plan" | "thought";
  who: string[];
}

/** A goal was reached: what was learned, as `by` put it, and its chapters. */
export interface Reached {
  by: string;
  chapters: LearnedChapter[];
  goal: string;
  text: Sealed | null;
}

/** A question of `by` has opened with what each answered, by member; theirs is the right one. */
export interface Quizzed {
  by: string;
  page: string;
  quizzed: { [key: string]: Sealed };
  words: Sealed | null;
}

/** Some have put other things away for a while; neither how long it was nor who looked away is anywhere. */
export interface TogetherTime {
  who: string[];
}

/** A room was made: who you are, a first token and a link for the others. */
export interface Created {
  room: RoomCard;
  member: MemberId;
  device: DeviceSecret;
  token: string;
  /** Seconds for which the token lives. */
  expires_in: number;
  invite: InviteLink;
}

/** A room as a member sees it. */
export interface RoomNow {
  room: RoomCard;
  /** Your member id. */
  you: string;
  members: { [key: string]: Person };
  /** How many members it can have. */
  seats: number;
  invites: { [key: string]: InviteView };
}

/** What comes of a member's wish to delete the room. */
export interface Deletion {
  /** It is gone: all members wanted it, or there was one only. */
  deleted: boolean;
  /** Room time at which it goes, unless who asked takes it back. */
  deletes_at?: number;
}

/** An open invitation; the secret is shown once. */
export interface InviteLink {
  id: string;
  secret: string;
  /** The link for the partner; the secret stands behind `#`. */
  url: string;
  /** Room time. */
  expires_at: number;
}

/** The receipt of one who has left. */
export interface Left {
  /** Room time. */
  left_at: number;
  /** Entries that lost words; null when the hub is still at it. */
  entries_erased: number | null;
  /** Nobody is left, so the whole room is gone. */
  room_deleted: boolean;
}

/** A room was made from a file: who you are, a first token and the ways back for the others. */
export interface Imported {
  room: RoomCard;
  member: MemberId;
  device: DeviceSecret;
  token: string;
  /** Seconds for which the token lives. */
  expires_in: number;
  /** By member: the link back into their seat. */
  invites: { [key: string]: InviteLink };
}

/** What is planned in a room. */
export interface Dates {
  dates: DateCard[];
}

/** Something planned, with the dates that come. */
export interface DateCard {
  /** Its id. */
  ritual: string;
  /** The member who planned it; empty when they took their words along. */
  by: string;
  start: string;
  tz: string;
  minutes: number;
  remind: number[];
  coming: ComingDate[];
  again?: string;
  until?: string;
  title?: string;
  box?: Uint8Array;
  programme?: string;
  segments?: DateSegment[];
}

/** Where calendars fetch a member's dates. Whoever has it sees when they are, so it is for that member's alone. */
export interface CalendarAddress {
  /** It holds a key that opens nothing else. */
  url: string;
}

/** What a device needs to call another: the relays of this hub, for this member and a while. */
export interface Relays {
  servers: Relay[];
  /** Whether a call can go through a relay alone, so that no address is shown. */
  relay: boolean;
  /** Seconds for which they let a call begin. */
  expires_in: number;
}

/** What the screen with these digits has left for the phone. */
export interface FoundScreen {
  /** 32 bytes in base64url. */
  commitment: string;
  /** Once it has the phone's challenge. */
  opening: string | null;
}

/** Digits for a screen to show. */
export interface ShownDigits {
  /** The six digits that a screen shows. */
  code: string;
  /** For `Authorization: Bearer`, to ask what has come. */
  secret: string;
  /** Seconds for which they are good. */
  expires_in: number;
}

/** What a phone has left for the screen. */
export interface ForScreen {
  /** Random bytes of the phone: now the screen shows its key. */
  challenge: string | null;
  /** The link into the room. */
  envelope: string | null;
}

/** A seat was taken: who you are, and a first token. */
export interface Joined {
  room: RoomCard;
  member: MemberId;
  device: DeviceSecret;
  token: string;
  /** Seconds for which the token lives. */
  expires_in: number;
}

/** A fresh token. */
export interface Token {
  token: string;
  /** Seconds for which it lives. */
  expires_in: number;
}

/** What the host app gives to its user's page. */
export interface HostToken {
  /** The hub's address. */
  server_url: string;
  /** For `hello` and `Authorization: Bearer`. */
  participant_token: string;
  /** The room, as the host app names it, to ask for it again. */
  room: string;
  /** Seconds for which the token lives. */
  expires_in: number;
  /** How the hub calls them: in addresses and in webhooks. */
  ids: HostIds;
}

/** What a host app could not be told, oldest first: the newest hundred. */
export interface DeadLetters {
  letters: DeadLetter[];
  /** How many are being sent again. */
  under_way: number;
  /** How many made room for newer ones, up to 1000. */
  dropped: number;
}

/** What this hub offers. */
export interface Activities {
  activities: ActivityCard[];
}

/** What a browser subscribes to web push with. */
export interface PushKey {
  /** The hub's public key: `applicationServerKey`, in base64url. */
  key: string;
}

/** Where help is to be found, by country: what the operator of this hub has set. */
export interface HelpLines {
  countries: HelpCountry[];
}

/** Public holidays of a year, by country. */
export interface Holidays {
  year: number;
  countries: { [key: string]: Holiday[] };
}

/** The hub runs. */
export interface Alive {
  status: "ok";
}

/** Whether the hub takes devices, and with `ready` their commands. */
export interface Readiness {
  status: "draining" | "read-only" | "ready" | "store unavailable";
  durability: "disk" | "memory" | "second" | "unknown";
}

/** Why a request was refused (RFC 9457). */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** A refusal code of the protocol, or `token`. */
  code: string;
  /** The field that is wrong, e.g. `member.name`. */
  path?: string;
  /** Seconds. */
  retry_after?: number;
}

/** What a room is. */
export interface RoomCard {
  id: string;
  kind: string;
  name?: string;
  sealing?: "none" | "room-key";
}

/** Limits of this hub. */
export interface Limits {
  /** Bytes of a frame. */
  frame: number;
  /** Bytes of an instance's state. */
  state: number;
  /** Bytes of a signal's `data`. */
  signal: number;
  /** Entries of a page. */
  page: number;
}

/** A place in the history of a room. Same mark at the same seq means the same history. */
export interface Position {
  /** The life of this log; new after an import. */
  epoch: string;
  seq: number;
  /** 64 random bits kept with the record, as hex. */
  mark: string;
}

/** Position in seconds at room time `at`, and seconds of position per second of room time from then on. */
export interface Motion {
  position: number;
  rate: number;
  at: number;
}

/** Waits until every member of its circle is ready, at the latest until `until` (room time). */
export interface Gate {
  circle: string[];
  ready: string[];
  until: number | null;
}

/** Who leads, and who would like to. */
export interface Leading {
  /** Empty: nobody. */
  who: string;
  asking: string[];
}

/** The caller as a member. */
export interface MemberId {
  id: string;
}

/** This device; the secret is shown once and stays on the device. */
export interface DeviceSecret {
  id: string;
  secret: string;
}

/** The hub's names for a room of a host app, and for its user there; always the same. */
export interface HostIds {
  room: string;
  member: string;
}

/** A member as the others see them. */
export interface Person {
  name: string;
  tz?: string;
  lang?: string;
  hue?: string;
  /** A guest: room time at which they leave. */
  until?: number;
}

/** One entry of the timeline: something worth keeping. */
export interface Entry {
  /** `seq-n`, unique in the room. */
  id: string;
  seq: number;
  at: number;
  /** `kind` or `kind:name`. */
  on: string;
  /** What the activity calls it. */
  kind: string;
  /** The member; none when the room itself did it. */
  by?: string;
  /** As the activity defines it. */
  body?: { [key: string]: unknown };
  /** Only these members ever see it. */
  to?: string[];
}

/** An open invitation, without what opens it. */
export interface InviteView {
  /** The member who made it. */
  by: string;
  /** Room time. */
  expires_at: number;
  /** How many may still join by it. */
  seats: number;
  /** The member whom it lets back in. */
  seat: string | null;
  /** Seconds for which who comes is a guest. */
  stay: number | null;
  /** What comes by it is a screen of that member's. */
  screen: boolean;
}

/** One of my devices. */
export interface DeviceView {
  kind: string;
  /** Room time. */
  added: number;
  /** A screen, which has no voice: room time at which it goes by itself. */
  until: number | null;
}

/** A link that was used up and tried again: perhaps it was stolen. */
export interface TriedView {
  /** The member who made it. */
  by: string;
  /** Room time of the last attempt. */
  at: number;
  count: number;
}

/** The room is to be deleted. */
export interface DeletingView {
  /** Room time at which it is deleted, unless who asked takes it back. */
  at: number;
  /** Who asked, and at which room time. */
  by: { [key: string]: number };
}

/** My mailbox. */
export interface MailView {
  /** A mail address. */
  address: string;
  /** The code that was mailed to it has come back. */
  confirmed: boolean;
}

/** From `start` to before `end`, over midnight when that is earlier; the same twice: never. */
export interface Quiet {
  /** A time of day, such as `22:00`. */
  start: string;
  /** A time of day, such as `22:00`. */
  end: string;
}

/** A notice that has still to reach me. */
export interface OwedView {
  /** What kind of words. */
  what: string;
  /** The instance that it is about; empty: the room. */
  on: string;
  /** Room time at which it fell due. */
  at: number;
  /** Room time of what is coming. */
  about: number | null;
}

/** A device of a member, with its public key. */
export interface Card {
  member: string;
  /** A device's public key (32 bytes), sealed for `card/DEVICE`. */
  card: Sealed;
}

/** An open ask for everybody's yes. It shows nobody's answer but yours. */
export interface AskView {
  by: string;
  topic: string;
  until: number;
  yours: "yes" | null;
}

/** A round of private answers; before `opens_at` is set, `answers` holds yours alone. */
export interface RevealView {
  answers: { [key: string]: Sealed };
  awaited: string[];
  in: string[];
  opens_at: number | null;
  passed: string[];
  shared: string[];
  until: number | null;
}

/** One thing in the queue. */
export interface Item {
  id: string;
  /** What to play: sealed text that is a URL, or JSON with a `title` and one of `url`, `file` (each side's own copy: `name`, `size` in bytes, `hash`), or `provider` (`youtube`, `vimeo`) with `id`. */
  media: Sealed;
  by: string;
  length: number | null;
  votes: string[];
  /** The second at which it was left, to go on from there. */
  left_at: number;
  /** Room time at which it had been seen first. */
  seen_at: number | null;
}

/** What was taken out last, so that it can be put back. */
export interface Removed {
  item: Item;
  by: string;
  /** Room time. */
  at: number;
  /** What came after it. */
  before: string | null;
}

/** Who did what last, and when (room time): no trail, only the last thing. */
export interface Did {
  what: "load" | "pause" | "play" | "seek" | "speed";
  /** Empty: the room itself, as when one thing follows another. */
  by: string;
  at: number;
}

/** Somebody has gone elsewhere in it, which can be undone. */
export interface Sought {
  id: string;
  by: string;
  /** Room time. */
  at: number;
  /** The second at which it was before. */
  before: number;
}

/** The segment that begins, after a 3-2-1, at room time `at`. */
export interface Coming {
  segment: string;
  at: number;
}

/** The evening holds its breath: by somebody's hand, or for who is on the way back. */
export interface Held {
  by: string;
  awaited: string[];
  until: number;
}

/** One segment of the programme as it is kept; ids are never used again, so an old tap moves nothing. */
export interface Segment {
  /** Planned minutes. */
  minutes: number;
  gate: "hand" | "ready" | "time";
  /** The instance that it is about. */
  on: string | null;
  /** The command that opens it. */
  cmd: string | null;
  /** Arguments of that command: numbers, choices, ids. */
  args: { [key: string]: boolean | number | number | string };
  title: Sealed | null;
  card: string | null;
  id: string;
}

/** Something planned. */
export interface Ritual {
  rule: Rule;
  /** Who planned it, and sealed its titles. */
  by: string;
  /** How long it is to take. */
  minutes: number;
  title: Sealed | null;
  /** One of ours, when it has no segments of its own. */
  programme: string | null;
  segments: Segment[];
  remind: number[];
  /** The next dates; none when it is over. */
  coming: Occurrence[];
  /** The reminders of the next date that are done with. */
  reminded: number[];
  /** Dates with a programme of their own, by their name in the series. */
  own: { [key: string]: Laid };
  /** What calendars know it by. */
  uid: string;
  /** How often it was changed. */
  revised: number;
  /** Room time of the last change. */
  changed: number;
}

/** What was due: a date begins, or begins in so many minutes. */
export interface Told {
  ritual: string;
  /** As `2026-11-27T21:00`. */
  date: string;
  /** When the date begins. */
  at: number;
  what: "reminder" | "start";
  before: number;
}

/** What was let go, as long as calendars have to hear of it. */
export interface Dropped {
  uid: string;
  rule: Rule;
  /** How long it is to take. */
  minutes: number;
  revised: number;
  /** Room time at which it was let go. */
  changed: number;
  /** Room time at which its next date would have been over. */
  until: number;
}

/** When somebody is free, again and again, by the clock of a zone. */
export interface Hours {
  /** IANA time zone. */
  tz: string;
  /** From Monday to Sunday. */
  week: Span[][];
  /** Single days that are otherwise; without spans: nothing is free. */
  days: { [key: string]: Span[] };
}

/** Times that are proposed, with your ticks and nobody else's. */
export interface RoundView {
  id: string;
  by: string;
  minutes: number;
  circle: string[];
  until: number;
  times: ProposalView[];
  yours: string[];
  suits: string[] | null;
}

/** What became of it. */
export interface Booked {
  at: number;
  minutes: number;
  by: string;
}

/** How near a guess came, as the one says whom it is about. */
export interface Marked {
  hand: string;
  by: string;
  /** Who guessed. */
  of: string;
  /** Sealed content: one byte for the form, then the content. */
  mark: Sealed;
}

/** What holds, and what waits to be signed; at least one of them is there. */
export interface Sentence {
  id: string;
  /** How many versions there were. */
  made: number;
  holds: Version | null;
  waits: Version | null;
  /** Who would like to speak about it first. */
  talk: string[];
}

/** A hard day that is open, since its first words; it goes by itself after `until`. */
export interface HardDayView {
  day: string;
  since: number;
  /** Sealed content: one byte for the form, then the content. */
  text: Sealed;
  until: number;
}

/** What is celebrated, or was last. */
export interface Celebration {
  milestone: string;
  /** Room time at which all screens begin. */
  at: number;
  /** Who wished it; empty: its day has come. */
  by: string;
}

/** A milestone. */
export interface Milestone {
  what: "change" | "visit" | "yearly";
  /** Who wrote and sealed its words. */
  by: string;
  words: Sealed | null;
  /** When it comes next, or came, as wall time. */
  start: string | null;
  /** IANA time zone. */
  tz: string;
  again: string | null;
  /** Until when a visit is, as wall time there. */
  until: string | null;
  /** Room time at which it comes; None when nothing is ahead. */
  at: number | null;
  ends_at: number | null;
  /** Room time at which it was celebrated last. */
  celebrated: number | null;
  items: { [key: string]: Errand };
  /** Room time at which it was talked through last. */
  talked: number | null;
}

/** Something announced, before it begins and while it goes on. */
export interface Opening {
  id: string;
  by: string;
  /** Who is to speak first. */
  first: string;
  gate: Gate;
  /** A card of the topics. */
  topic: string | null;
  /** Own words for it, of `by`. */
  about: Sealed | null;
}

/** Whose turn it is, which part of it is on, and whose that is (`talking`); what is left of it is `length` less `clock`, which stands while it is `paused` or one of them is `away`. `said` is what was written in this turn, for those who take part; `next` is who would be heard after it. */
export interface ListeningTurn {
  asking: string[];
  away: string[];
  circle: string[];
  clock: Motion;
  id: string;
  length: number;
  listener: string;
  next: string | null;
  part: "clarify" | "confirm" | "reflect" | "speak" | "swap" | "validate";
  paused: boolean;
  said: { [key: string]: Said };
  speaker: string;
  spoken: string[];
  talking: string;
}

/** A time at which all are asked again. */
export interface Later {
  by: string;
  at: number;
}

/** Who has the floor (`talking`); what is left of it is `length` less `clock`, which stands while it is `paused` or one of them is `away`. `next` is who would have it after them. */
export interface TalkTurn {
  asking: string[];
  away: string[];
  circle: string[];
  clock: Motion;
  id: string;
  length: number;
  next: string;
  paused: boolean;
  talking: string;
}

/** A member who is in the call. */
export interface InCall {
  /** With which device. */
  device: string;
  /** Room time. */
  since: number;
  /** Until when the place is kept of somebody who has dropped out; None: they are there. */
  back: number | null;
}

/** What is cooked now, and for whom the next step waits. */
export interface DishView {
  id: string;
  /** Who chose it. */
  by: string;
  steps: number;
  /** Room time at which it is put away by itself. */
  until: number;
  /** One of ours. */
  recipe: string | null;
  brought: Brought | null;
  /** The step that is open; 0: laying everything out; after the last it is on the table. */
  step: number;
  /** Who cooks along. */
  circle: string[];
  /** By member, how many steps they are done with; laying everything out is the first. */
  done: { [key: string]: number };
  servings: { [key: string]: number };
  /** By member, a bit for each ingredient that is laid out. */
  laid: { [key: string]: number };
  /** What each says of it, at the table. */
  lines: { [key: string]: Sealed };
  awaits: string[];
}

/** Somebody would like to go on to the next step. It shows nobody's answer but yours. */
export interface CookAsk {
  step: number;
  by: string;
  until: number;
  yours: "yes" | null;
}

/** A joke in the jar. */
export interface Slip {
  by: string;
  /** Sealed content: one byte for the form, then the content. */
  text: Sealed;
}

/** What is drawn now, or was drawn last. */
export interface Sketch {
  id: string;
  by: string;
  /** What it is; for the others nothing until it is over. */
  card: string | null;
  guesses: Guessed[];
  picture: string | null;
  over: boolean;
  /** Who has guessed it. */
  found: string;
}

/** A pause with a time of return. */
export interface Cooling {
  by: string;
  /** Room time of the return. */
  back_at: number;
  /** Another time, by `proposed_by`, to which not all have agreed yet. */
  proposed: number | null;
  proposed_by: string;
  /** Who has agreed to the time that is proposed. */
  agreed: string[];
  /** Who is back, once it was time. */
  gate: Gate | null;
}

/** What all could stand on, as it was put last. */
export interface Ground {
  version: number;
  by: string;
  /** Sealed content: one byte for the form, then the content. */
  text: Sealed;
  signed: string[];
}

/** The stage, and of views whose part is on (`talking`); what is left of it is `length` less `clock`. `onward` are those who want to go on to what comes next. */
export interface RepairTurn {
  asking: string[];
  away: string[];
  circle: string[];
  clock: Motion;
  id: string;
  length: number;
  listener: string;
  onward: string[];
  part: "confirm" | "reflect" | "speak";
  paused: boolean;
  speaker: string;
  stage: "ground" | "needs" | "offers" | "views";
  talking: string;
}

/** A pattern that is on, or held. */
export interface Breathing {
  id: string;
  pattern: "box" | "coherent" | "four-seven-eight";
  /** Seconds of in, hold, out and hold again; what has none is left out. */
  parts: number[];
  /** Seconds of breathing until it is over. */
  length: number;
  /** Seconds of breathing. */
  motion: Motion;
  /** Who began; empty: an evening did. */
  by: string;
  /** Who breathes along. */
  along: string[];
}

/** An exercise that all do side by side. */
export interface Sitting {
  id: string;
  what: "like" | "plan" | "thought";
  by: string;
  /** Who has sat. */
  gate: Gate;
}

/** The last exercise that all have done. */
export interface Sat {
  what: "like" | "plan" | "thought";
  who: string[];
  at: number;
}

/** A touch that waits for me. */
export interface LeftView {
  touch: string;
  by: string;
  /** Sealed content: one byte for the form, then the content. */
  text: Sealed;
  at: number;
}

/** The strip that is being made; `yes`: you said that you want to keep it. */
export interface StripView {
  by: string;
  circle: string[];
  fires_at: number | null;
  ready: string[];
  round: RevealView;
  strip: string;
  yes: boolean;
}

/** A pact that somebody asks for. It shows nobody's answer but yours. */
export interface AskedView {
  id: string;
  minutes: number;
  by: string;
  circle: string[];
  until: number;
  yours: "yes" | null;
}

/** A pact that is on, and the room time at which it is over. */
export interface OnView {
  id: string;
  minutes: number;
  who: string[];
  since: number;
  until: number;
}

/** What is to be learned. */
export interface Goal {
  id: string;
  by: string;
  text: Sealed | null;
  chapters: Chapter[];
  /** By member, the chapters that they are through, in the order of the chapters. */
  through: { [key: string]: string[] };
}

/** A page of the deck. */
export interface TourPage {
  id: string;
  /** Who brought it. */
  by: string;
  blob: string;
  /** Sealed content: one byte for the form, then the content. */
  name: Sealed;
}

/** A note on a page. */
export interface TourNote {
  id: string;
  page: string;
  by: string;
  /** Sealed content: one byte for the form, then the content. */
  text: Sealed;
  /** Thousandths of the page's width or height. */
  x: number;
  /** Thousandths of the page's width or height. */
  y: number;
}

/** A segment of an evening that is over, and how many seconds it took. */
export interface SegmentDone {
  card: string | null;
  seconds: number;
  title: Sealed | null;
}

/** A picture of a strip: what is said of it, and the SHA-256 of its blob. */
export interface Pictured {
  blob: string;
  /** Sealed content: one byte for the form, then the content. */
  text: Sealed;
}

/** What somebody wrote in a part of this turn. */
export interface Said {
  part: string;
  by: string;
  /** Sealed content: one byte for the form, then the content. */
  text: Sealed;
}

/** What pages were brought as, and by whom. */
export interface BroughtAs {
  by: string;
  /** Sealed content: one byte for the form, then the content. */
  name: Sealed;
}

/** A chapter of a goal, as `by` put it. */
export interface LearnedChapter {
  by: string;
  id: string;
  /** Sealed content: one byte for the form, then the content. */
  text: Sealed;
}

/** One date that comes, or that was left out. */
export interface ComingDate {
  /** Its name: the wall time that its series gives it. */
  date: string;
  /** When it begins, in seconds since 1970. */
  at: number;
  /** When it begins, as wall time there. */
  start: string;
  tz: string;
  /** What became of it. */
  state: "moved" | "planned" | "skipped";
  /** By member: when that is by their clock. Without who has no zone. */
  local: { [key: string]: string };
  /** How long it is. */
  minutes: number;
  /** Where it does not go by the programme of all. */
  own?: OwnProgramme;
}

/** A segment of the programme of a date. */
export interface DateSegment {
  minutes: number;
  gate: "hand" | "ready" | "time";
  on?: string;
  cmd?: string;
  args?: { [key: string]: boolean | number | number | string };
  title?: string;
  box?: Uint8Array;
  card?: string;
}

/** A server that helps two devices to find each other, as `RTCIceServer` has it. */
export interface Relay {
  urls: string[];
  /** `UNIX TIME:PSEUDONYM`; empty where none is needed. */
  username?: string;
  credential?: string;
}

/** An event that a host app could not be told. */
export interface DeadLetter {
  /** Its `webhook-id`. */
  id: string;
  /** As in the webhook, like what follows. */
  type: string;
  room: string;
  /** In seconds since 1970. */
  happened_at: number;
  tries: number;
  /** What the host app answered last; 0: nothing, or it is blocked. */
  status: number;
  ritual?: string;
  date?: string;
  at?: number;
  member?: string;
}

/** One activity. */
export interface ActivityCard {
  kind: string;
  summary: string;
  commands: CommandCard[];
  /** JSON Schema of what a member sees. */
  state: { [key: string]: unknown };
}

/** What there is in one country. */
export interface HelpCountry {
  /** ISO 3166-1, two letters. */
  code: string;
  /** Its time zones, under all of their names. */
  zones: string[];
  /** Numbers for when somebody is in danger now. */
  emergency: string[];
  lines: HelpLine[];
}

/** When something happens: once, or again and again. */
export interface Rule {
  /** As `2026-11-27T21:00`. */
  start: string;
  /** IANA time zone. */
  tz: string;
  again: string | null;
  /** No date of the series begins later; as wall time, too. */
  until: string | null;
  skipped: string[];
  moved: { [key: string]: Moved };
}

/** A public holiday. */
export interface Holiday {
  /** As `12-25`. */
  day: string;
  /** As it is called there. */
  name: string;
  /** In English, where that is known and not the same. */
  english?: string;
}

/** One date: its name in the series, and when it begins, as an instant and as the wall time of a zone. */
export interface Occurrence {
  /** As `2026-11-27T21:00`. */
  id: string;
  at: number;
  /** As `2026-11-27T21:00`. */
  start: string;
  /** IANA time zone. */
  tz: string;
}

/** What is laid out when the time of a date has come. */
export interface Laid {
  /** Who wrote it, and sealed its titles. */
  by: string;
  /** How long it is to take. */
  minutes: number;
  title: Sealed | null;
  /** One of ours, when it has no segments of its own. */
  programme: string | null;
  segments: Segment[];
}

/** A time that is proposed; where it is `near`, it misses somebody's hours by little. */
export interface ProposalView {
  id: string;
  at: number;
  near: boolean;
  /** For whom it would be early or late, as far as that is shown. */
  off: { [key: string]: "early" | "late" };
}

/** A sentence in certain words, and who has signed them. */
export interface Version {
  /** `v1`, `v2`, … */
  id: string;
  /** Sealed content: one byte for the form, then the content. */
  text: Sealed;
  by: string;
  /** Room time at which it was written, or came to hold. */
  at: number;
  /** Whom it concerns: all of them sign. */
  circle: string[];
  signed: string[];
}

/** Something on the list of a visit. */
export interface Errand {
  by: string;
  /** Sealed content: one byte for the form, then the content. */
  text: Sealed;
  /** Who has seen to it. */
  done_by: string;
}

/** A recipe that somebody brought: its words are a blob. */
export interface Brought {
  by: string;
  text: string;
  title: Sealed | null;
}

/** What somebody thinks it is. */
export interface Guessed {
  id: string;
  by: string;
  /** Sealed content: one byte for the form, then the content. */
  text: Sealed;
}

/** A part of the way to the goal. */
export interface Chapter {
  id: string;
  by: string;
  /** Sealed content: one byte for the form, then the content. */
  text: Sealed;
}

/** What is laid out on one date alone. */
export interface OwnProgramme {
  by: string;
  title?: string;
  box?: Uint8Array;
  programme?: string;
  segments?: DateSegment[];
}

/** One command of an activity. */
export interface CommandCard {
  name: string;
  summary: string;
  /** How far ahead it takes effect. */
  lead: "none" | "prep" | "quick" | "sure";
  /** Kept by clients until it is answered. */
  lasting: boolean;
  /** The argument that names what is left behind, if it has one. */
  advances: string | null;
  /** JSON Schema. */
  args: { [key: string]: unknown };
}

/** One line that people may call or open. */
export interface HelpLine {
  /** Somebody who listens; when it is about life and death; in a relationship or family. */
  about: "crisis" | "talk" | "violence";
  name: string;
  /** Where this is from. */
  source: string;
  /** The day on which somebody looked. */
  checked: string;
  phone: string | null;
  web: string | null;
  /** BCP 47. */
  languages: string[];
  /** Day and night, every day. */
  always: boolean;
}

/** Where a date of a series was moved to. */
export interface Moved {
  /** As `2026-11-27T21:00`. */
  start: string;
  /** IANA time zone. */
  tz: string;
}

/** A part of a day, in minutes after midnight. */
export interface Span {
  start: number;
  end: number;
}

/** Every frame of a client. */
export type ClientFrame = Hello | Ping | Do | Signal | Presence | Timeline | Renew;

/** Every frame of the hub. */
export type HubFrame = Welcome | Ready | Change | Done | Refusal | Pong | Page | PresenceOf | SignalFrom | Expiring | Bye;

/** What a member sees of an instance, by kind. */
export interface Views {
  room: RoomView;
  notices: NoticesView;
  keys: Keys;
  timer: Timer;
  questions: QuestionsView;
  playlist: Playlist;
  player: Player;
  chat: ChatView;
  evening: EveningView;
  rituals: Rituals;
  times: TimesView;
  gratitude: GratitudeView;
  checkin: CheckinView;
  guess: GuessView;
  wishes: WishesView;
  agreements: Agreements;
  languages: LanguagesView;
  support: SupportView;
  kindness: Kindness;
  milestones: MilestonesView;
  culture: Culture;
  letters: LetterView;
  timeline: TimelineView;
  listening: ListeningView;
  talk: TalkView;
  call: Call;
  cook: CookView;
  play: PlayView;
  repair: RepairView;
  breathe: Breathe;
  touch: TouchView;
  moment: MomentView;
  pact: PactView;
  learn: LearnView;
  tour: Tour;
}

/** Bodies of timeline entries, by activity and kind. */
export interface Entries {
  chat: { line: Line; edited: Edited; unsaid: Unsaid };
  questions: { answers: Answers };
  evening: { evening: EveningDone };
  gratitude: { thanks: Thanks };
  languages: { ways: Ways };
  checkin: { notes: Notes; met: Met };
  kindness: { did: KindWord; thanked: KindWord };
  guess: { hand: Hand };
  agreements: { agreed: Agreed; looked: Looked };
  moment: { strip: Strip };
  support: { hard: Hard; answered: Answered; lighter: Lighter };
  milestones: { celebrated: Celebrated; talked: Talked };
  culture: { word: TaughtWord; told: ToldCustom };
  letters: { letter: Letter };
  listening: { heard: Heard };
  talk: { talked: LastWords };
  cook: { recipe: BroughtRecipe; cooked: Cooked };
  play: { played: Played; drawing: Drawing; joke: Joke; inside: Inside };
  repair: { needs: Written; offers: Written; ground: Grounded; said: Stepped };
  tour: { pages: BroughtPages; toured: Toured };
  breathe: { breathed: Breathed; sat: SatTogether };
  learn: { reached: Reached; quizzed: Quizzed };
  pact: { together: TogetherTime };
}

/** Arguments of every command, by kind and name. */
export interface Commands {
  room: {
    /** Change my own name, time zone, language or colour. */
    profile: { name?: string | null; tz?: string | null; lang?: string | null; hue?: "amber" | "coral" | "iris" | "jade" | "moss" | "plum" | "rose" | "sea" | null };
    /** Give the room another name. */
    rename: { name: string };
    /** Take one of my own devices out of the room: it is closed at once and its secret opens nothing more.  Open invitations are void then, since the device may know them; a screen knows none. */
    remove_device: { device: string };
    /** Let a guest stay for so many seconds from now; with 0 they go at once. */
    guest: { member: string; stay: number };
    /** Take back that I want the room deleted. */
    keep: { [key: string]: never };
    /** Erase an entry of mine for good; what is not mine stays.  The entry stays in its place without a body. The hub empties it at once and forgets within a day what else held it. */
    erase: { entry: string };
  };
  notices: {
    /** Tell me on this device by web push; what it takes is what the browser says when it subscribes. */
    push: { endpoint: string; p256dh: string; auth: string };
    /** Tell me nothing more on this device. */
    no_push: { [key: string]: never };
    /** Tell me by mail. A code goes to the address; nothing else does before `confirm` brings it back. */
    mail: { address: string };
    /** Show that the mailbox is mine. */
    confirm: { code: string };
    /** Tell me nothing more by mail, and forget the address. */
    no_mail: { [key: string]: never };
    /** Tell me nothing in these hours of my day; without them there are none. */
    quiet: { start?: string | null; end?: string | null };
    /** Tell me, or do not, when somebody asks for me; nobody learns which. */
    answer_asks: { yes: boolean };
    /** Tell me, or do not, once when there was no evening for two weeks; nobody learns which. */
    lulls: { yes: boolean };
    /** Mail me each date that is planned, changed or let go, as an event for my calendar; or do not. */
    invites: { yes: boolean };
    /** Give my calendar an address, or another one: the old one leads nowhere from then on. */
    calendar: { [key: string]: never };
    /** Take the address away again. */
    no_calendar: { [key: string]: never };
    /** Ask for the others, or for one: they are told that I would be glad of them. Once in ten minutes. */
    ask: { member?: string | null };
  };
  keys: {
    /** Say which key the room has, as its first device. */
    begin: { key: string; card: Sealed };
    /** Show my device's public key, sealed with this key; nothing happens when there is a newer one. */
    show: { key: string; card: Sealed };
    /** Go from this key to a new one, with an envelope for each device that shall have it. */
    turn: { after: string; key: string; past: Sealed; proof: Sealed; devices: { [key: string]: Sent } };
  };
  timer: {
    /** Start a countdown of so many seconds; one that runs is replaced. */
    start: { seconds: number };
    /** Start counting up from zero. */
    stopwatch: { [key: string]: never };
    /** Start rounds of work and rest; after the last work it ends. */
    intervals: { work: number; rest: number; rounds: number };
    /** Hold it where it is. */
    pause: { [key: string]: never };
    /** Go on from where it was held. */
    resume: { [key: string]: never };
    /** Add time to a countdown; with a negative number take time away. One that has ended goes on. */
    add: { seconds: number };
    /** Back to the beginning, not running; the label stays. */
    reset: { [key: string]: never };
    /** Write on it what it is for, or wipe that away. */
    name: { label: Sealed | null };
  };
  questions: {
    /** Draw the next question; `after` is the card on the table now (none at the beginning). */
    draw: { after?: string | null };
    /** Answer the card; it stays yours alone until everybody has answered or passed. */
    answer: { card: string; text: Sealed };
    /** Pass, no reason needed. Who passes sees the others' answers only if they share them. */
    pass_on: { card: string };
    /** Open the answers without waiting for this member any longer. */
    go_without: { card: string; member: string };
    /** Show my opened answer also to those who passed. */
    share: { card: string };
    /** Ask everybody to open the next depth. */
    deeper: { [key: string]: never };
    /** Say yes to opening this depth. */
    agree: { depth: number };
    /** Say not now; nobody is told, and it leaves no trace. */
    not_now: { depth: number };
    /** Go back to a lighter depth; needs nobody's yes. */
    lighter: { depth: number };
    /** Keep a card that was drawn as a favourite. */
    keep: { card: string };
    /** Take a card out of my favourites. */
    let_go: { card: string };
    /** Bring own questions; they join the room's own deck and stay unseen until they are drawn. */
    bring: { cards: OwnCard[] };
    /** Take a card out of the own deck, unless it is on the table. */
    take_back: { card: string };
    /** Take all cards that I brought out of the own deck, but for one that is on the table. */
    take_all_back: { [key: string]: never };
    /** Draw from this deck from now on. */
    use: { deck: "everyday" | "own" };
    /** Draw only these themes of the everyday deck from now on; none means all. */
    choose: { themes: ("ahead" | "apart" | "days" | "heart" | "play" | "roots" | "senses" | "us")[] };
    /** Draw from this theme of the everyday deck too, or no longer; what others choose meanwhile stays chosen. */
    theme: { theme: "ahead" | "apart" | "days" | "heart" | "play" | "roots" | "senses" | "us"; yes: boolean };
  };
  playlist: {
    /** Say what this queue is for. */
    name: { label?: Sealed | null };
    /** Put something at the end of the queue. */
    add: { media: Sealed; length?: number | null };
    /** Take something out; what plays goes on playing. */
    remove: { item: string };
    /** Put back what was taken out last. */
    put_back: { item: string };
    /** Move something in front of another, or to the end. */
    move: { item: string; before?: string | null };
    /** Want something more, or take that back. */
    vote: { item: string; up?: boolean };
    /** Choose whether they come in an order drawn by chance (drawn anew each time), and what repeats. */
    order: { shuffle?: boolean | null; repeat?: "all" | "off" | "one" | null };
    /** Say at which second something was left; a long one goes on from there. The player does it by itself. */
    left: { item: string; position: number };
    /** Say that something was seen to its end, or that it was not. The first time it goes into the timeline. */
    seen: { item: string; yes?: boolean };
    /** Play this now; something long goes on where it was left. */
    play: { item: string };
    /** Go from this item to the next one; at the end of the queue the player stops. */
    next: { after?: string | null };
    /** Go from this item back to the one that was played before it, to where that was left. */
    back: { before: string };
    /** Hold what plays of it. */
    pause: { [key: string]: never };
    /** Go on with what was held. */
    resume: { [key: string]: never };
  };
  player: {
    /** Put something on, from this second. With `play` it starts when everybody who is here is ready. */
    load: { item: string; media: Sealed; length?: number | null; play?: boolean; position?: number };
    /** My device can play this item now; how long it is, where that was not known. */
    ready: { item: string; length?: number | null };
    /** My device cannot play this item, and why. The others see it; who of us goes on how is a choice. */
    trouble: { item: string; why: "blocked" | "codec" | "cors" | "gone" | "network" | "other" };
    /** Go on without picture and sound on my side: nobody waits for my media. */
    go_without_picture: { item: string };
    /** My device has run out of data; everybody waits for it, for a while. */
    stalled: { item: string };
    /** Do not wait for this member's media any longer. */
    go_without: { item: string; member: string };
    /** Play on from here, as soon as everybody who is here is ready. */
    play: { [key: string]: never };
    /** Hold it for everybody. */
    pause: { [key: string]: never };
    /** Go on from where it was held; nothing happens where it has ended or nothing is on. */
    resume: { [key: string]: never };
    /** Go to this second, for everybody; it goes on playing if it was. */
    seek: { position: number };
    /** Back to where it was before somebody went elsewhere; undone once more, it is there again. */
    undo: { of: string };
    /** Play at this speed, for everybody. */
    speed: { rate: number };
    /** Put this item away. */
    stop: { item: string };
    /** Choose what happens when somebody runs out of data: all wait, or they catch up by themselves. */
    policy: { on_stall: "catch-up" | "pause" };
  };
  chat: {
    /** Say something, maybe in reply to a line. */
    say: { text: Sealed; reply?: string | null };
    /** Put a line of mine in other words. */
    edit: { line: string; text: Sealed };
    /** Take a line of mine back. */
    unsay: { line: string };
    /** Show how far I have read, from now on, and see it of the others who do; or show it no more. */
    show_mark: { on?: boolean };
    /** I have read up to this line. Kept only where I show my mark, and only of a line that is known still. */
    read: { line: string };
  };
  evening: {
    /** Plan the whole programme anew.  `after` is the revision that it was made from: refused when somebody has planned since. `by` is who sealed the titles, where that is somebody else; `ritual` and `date` say which date it is, if it is one. */
    plan: { segments: Planned[]; title?: Sealed | null; programme?: string | null; after?: number | null; by?: string | null; ritual?: string | null; date?: string | null };
    /** Open the lobby, for whoever comes. */
    gather: { [key: string]: never };
    /** Say that I am here. When everybody is, it begins; while it runs, I join. */
    here: { [key: string]: never };
    /** Take back that I am here. */
    not_here: { [key: string]: never };
    /** Begin now, with those who are here. */
    start: { [key: string]: never };
    /** Hold the evening, until somebody goes on. */
    hold: { segment: string };
    /** Go on, if need be without who is on the way back. */
    go_on: { [key: string]: never };
    /** Do not wait for this member any longer; they may come in at any time. */
    go_without: { member: string };
    /** Stay longer with this segment. */
    extend: { segment: string; seconds: number };
    /** Say that I am ready to leave this segment; it ends when everybody is. */
    ready: { segment: string };
    /** Go from this segment to the next, where it ends by anybody's hand; after the last it is over. */
    next: { after: string };
    /** Ask everybody to leave this segment now, or agree to that. */
    skip: { segment: string };
    /** Ask everybody to go from this segment to another, or agree to that. */
    jump: { segment: string; to: string };
    /** Say yes to going to this segment, or to the end. */
    agree: { to: string };
    /** Say not now; nobody is told, and it leaves no trace. */
    not_now: { to: string };
    /** Go on another day: it keeps its place. */
    rest: { [key: string]: never };
    /** End the evening here. */
    end: { [key: string]: never };
  };
  rituals: {
    /** Plan a date, or dates that repeat, at this wall time of this zone; with `ritual` in place of that one. */
    plan: { start: string; tz: string; again?: string | null; until?: string | null; minutes?: number; title?: Sealed | null; programme?: string | null; segments?: Planned[] | null; remind?: number[]; ritual?: string | null };
    /** Move one date, named by the wall time that its series gives it; to its own time, it is as it was. */
    move: { ritual: string; date: string; start: string; tz?: string | null };
    /** Leave one date out. */
    skip: { ritual: string; date: string };
    /** Take back that a date was moved or left out. */
    restore: { ritual: string; date: string };
    /** Lay out another programme for all dates, or for one, named by the wall time that its series gives it.  One date with neither segments nor a programme goes by that of all again. `minutes` is the length, where it is not that of the segments. */
    prepare: { ritual: string; date?: string | null; segments?: Planned[] | null; title?: Sealed | null; programme?: string | null; minutes?: number | null };
    /** Let it go, with all its dates. */
    drop: { ritual: string };
  };
  times: {
    /** Say when I am free, by the clock of this zone: each week, and single days that are otherwise. */
    say: { tz: string; week: Span[][]; days?: { [key: string]: Span[] } | null };
    /** Take my free hours back. */
    forget: { [key: string]: never };
    /** Look for times at which all who have said their hours are free; `after` is the round that there is. */
    find: { minutes?: number; after?: string | null };
    /** Say which of the times suit me, in place of what I said before; none: I take it back, or say nothing. */
    tick: { round: string; suits: string[] };
    /** Plan what suits all as a date, by the clock by which I said my hours. */
    book: { round: string; time: string; title?: Sealed | null; programme?: string | null; segments?: Planned[] | null };
    /** Let the round be. */
    drop: { round: string };
  };
  gratitude: {
    /** Write on the page; it stays yours alone until everybody is in. Write again to put it in other words. */
    thank: { page: string; text: Sealed };
    /** Nothing this time; no reason needed. Who passes reads what the others wrote only if they share it. */
    pass_on: { page: string };
    /** Open the page without waiting for this member any longer. */
    go_without: { page: string; member: string };
    /** Show what I wrote also to those who passed. */
    share: { page: string };
    /** Begin a new page; `after` is the one that lies open (none: whichever does). */
    turn_over: { after?: string | null };
  };
  checkin: {
    /** Say how I am; it stays mine alone until everybody is in. Say it again to change it.  With the day after an open one, that begins. `at_once` shows it to everybody now, as `show` does. In the box is JSON, so that all clients read it: `mood` (two numbers from -1 to 1: heavy to light, still to stirred), and where they were given `feelings`, `energy`, `need` and `meet`. */
    share: { day: string; note: Sealed; at_once?: boolean };
    /** Show my note to everybody now, whether theirs is in or not. */
    show: { day: string };
    /** Not today, no reason needed. Who rests reads the notes that are shown to everybody. */
    rest: { day: string };
    /** Open the day without waiting for this member any longer. */
    go_without: { day: string; member: string };
    /** Answer a note that I can read, with an act or a few words; only its writer gets it.  In the box is JSON: `act` (`heard`, `hug`, `call`, `space`), or `text`. */
    meet: { day: string; member: string; text: Sealed };
  };
  guess: {
    /** Draw the next card; `after` is the hand on the table now (none at the beginning). */
    draw: { after?: string | null };
    /** Answer the card, and guess; both stay mine alone until everybody is in. Say it again to change it.  In the box is JSON, so that all clients read it: `answer`, and `guess` where there is one. */
    answer: { hand: string; note: Sealed };
    /** Pass, no reason needed. Who passes reads what the others wrote only if they share it. */
    pass_on: { hand: string };
    /** Open the hand without waiting for this member any longer. */
    go_without: { hand: string; member: string };
    /** Show what I wrote also to those who passed. */
    share: { hand: string };
    /** Say how near this member came with their guess about me; they alone get it. In the box is a word: `close`, `part` or `off`. */
    mark: { hand: string; member: string; mark: Sealed };
    /** Put the count of guesses away, for both, or bring it back where I have put it away. */
    count: { shown: boolean };
  };
  wishes: {
    /** Say what I would like, all of it at once, in place of what I said before.  `wanted` is a box of form 3: 128 digests, those of the cards that I want among others that mean nothing. In `mine` is JSON for my own devices: `wants`, the ids of the cards with spaces between them, and `key`, the digest of nothing. Where that is another by now, the room has a new key, and the list is to be made anew. */
    wish: { wanted: Sealed; mine: Sealed };
    /** Choose one of what all want for tonight; none takes it back. */
    choose: { wish?: string | null };
    /** Put one of what all want away, for all: it is done, or no longer what it was. */
    let_go: { wish: string };
    /** Say whether I would like to see wishes of closeness; they show once everybody does. */
    closeness: { shown: boolean };
  };
  agreements: {
    /** Write a sentence for all to sign, or put one in other words; I sign it by that.  `sentence` is an id of my choice, or the one of a sentence; `version` is `v1`, or the one after its newest. `circle` are those whom it concerns (none: whom it concerned, or everybody); I am always one of them. */
    write: { sentence: string; version: string; text: Sealed; circle?: string[] | null };
    /** Sign these words. With the last signature they hold. */
    sign: { sentence: string; version: string };
    /** Take my signature back; no reason needed. What held waits again; my own words that wait are gone. */
    take_back: { sentence: string; version: string };
    /** Put away a sentence that waits and does not hold. */
    let_go: { sentence: string; version: string };
    /** Say that I would like to speak about it first, or no longer. */
    speak: { sentence: string; wanted?: boolean };
    /** Set the day on which to look at all of them again (room time), in place of any other; none: no day. */
    look_again: { at?: number | null };
    /** We have looked at them; `after` is the day for which that was set (none: whichever was). */
    looked: { after?: number | null };
  };
  languages: {
    /** Seal what I have chosen; it stays mine alone until everybody is in. Seal it again to change it.  In the box is JSON, so that all clients read it: `chosen`, by the id of a situation (`l01`) one of `seen`, `eased`, `near`, `sure`, `glad`, `free`. What was left out is not in it. */
    answer: { page: string; text: Sealed };
    /** Nothing this time; no reason needed. Who passes reads what the others wrote only if they share it. */
    pass_on: { page: string };
    /** Open the page without waiting for this member any longer. */
    go_without: { page: string; member: string };
    /** Show what I wrote also to those who passed. */
    share: { page: string };
    /** Begin a new page; `after` is the one that lies open (none: whichever does). */
    turn_over: { after?: string | null };
  };
  support: {
    /** Say that it is a hard day, and what would help; who is away is told once. Again: in other words.  In the box is JSON, so that all clients read it: `words`, and `help` with some of `listen`, `hug`, `words`, `call`, `song`, `sooner`, `space`, `nothing`. */
    share: { text: Sealed };
    /** Answer somebody's hard day with an act or a few words; only they get it.  In the box is JSON: `act` (`seen`, `hug`, `call`, `song`, `sooner`, `space`, `later`), `text`, or both; with `song` maybe `link`, an address, and with `sooner` maybe `at`, a room time. */
    answer: { member: string; day: string; text: Sealed };
    /** It is lighter now; maybe with a word for those who read it. It stays in the timeline. */
    lighter: { day: string; text?: Sealed | null };
  };
  kindness: {
    /** Say what does me good, so that small acts can be fitted to it; without words it is taken back.  In the box is JSON, so that all clients read it: `ways`, with some of `seen`, `eased`, `near`, `sure`, `glad`, `free`. */
    care: { text?: Sealed | null };
    /** Tell somebody of a small act; only they get it. What nobody is told of needs no command.  In the box is JSON: `act`, the id of a card of the deck `kindness`, `text`, or both. */
    did: { member: string; text: Sealed };
    /** Thank somebody for something small; only they get it. */
    thank: { member: string; text: Sealed };
  };
  milestones: {
    /** Keep a day that comes every year, and is celebrated at this hour of this zone; once more: in its place. */
    yearly: { milestone: string; words: Sealed; day: string; hour: string; tz: string; leap?: "after" | "before" };
    /** Count down to a visit that begins at this wall time there; once more: in its place, with its list. */
    visit: { milestone: string; words: Sealed; start: string; tz: string; until?: string | null };
    /** Name something that changes in a life, maybe with the day on which it does; once more: in its place. */
    change: { milestone: string; words: Sealed; day?: string | null; tz?: string | null };
    /** Let it go, with its list and what was not opened of it. */
    drop: { milestone: string };
    /** Put something on the list of a visit, or in other words. */
    item: { milestone: string; item: string; text: Sealed };
    /** Say that something of the list is seen to, or is not after all. */
    tick: { milestone: string; item: string; done?: boolean };
    /** Take something off the list. */
    strike: { milestone: string; item: string };
    /** Celebrate it now: on all screens at the same instant. */
    celebrate: { milestone: string };
    /** Write how a change is for you; it stays yours alone until all are in. Write again to change it.  `round` is that on the table, or the next where that lies open. */
    write: { milestone: string; round: string; text: Sealed };
    /** Nothing to say of it now; no reason needed. */
    pass_on: { milestone: string; round: string };
    /** Open what is written without waiting for this member any longer. */
    go_without: { round: string; member: string };
  };
  culture: {
    /** Say where I am from and when a call is welcome; once more: in its place. */
    home: { about: Sealed };
    /** Take that back. */
    no_home: { [key: string]: never };
    /** Teach a word of mine: what it means, how it is said, and maybe how it sounds. */
    teach: { word: Sealed; clip?: string | null };
    /** Lay out another card; `after` is the one on the table, if any. */
    draw: { after?: string | null };
    /** Tell how it is done where I am from. */
    tell: { card: string; text: Sealed };
  };
  letters: {
    /** Write a letter, or say what is in a parcel; `to` names who it is for (none: all others).  `outside` stands on the envelope, and who it is for reads it at once. In it is JSON, so that all clients read it: `title`, or `when`, one of `sleep`, `miss`, `sad`, `proud`, `argued` and `alone`. */
    write: { text: Sealed; until: Until; outside?: Sealed | null; to?: string[] | null };
    /** Open a letter that waits for this moment, or say that a parcel has come.  With `tell` who wrote it learns that it was opened; of a parcel they learn it always. */
    read: { tell?: boolean };
    /** Say that we are together now; a letter for a visit opens when both who it concerns say so. */
    together: { [key: string]: never };
    /** Say that a parcel is on its way. */
    send: { [key: string]: never };
    /** Take a letter back. Who has opened it keeps it. */
    take_back: { [key: string]: never };
  };
  timeline: {
    /** Keep a piece of the past: the entry of this id. */
    keep: { entry: string };
    /** Keep it no longer; it stays in the past as it was. */
    let_go: { entry: string };
  };
  listening: {
    /** I am ready; when all are, it begins. */
    ready: { opening: string };
    /** Not now; nobody is told, and it leaves no trace. Who announced it takes it back. */
    not_now: { opening: string };
    /** Begin with those who are ready. */
    begin: { opening: string };
    /** Let this turn, and everybody's, last so long; never shorter than before. */
    lengthen: { seconds: number };
    /** Say that I would like to be heard, or to hear somebody (`first` is who speaks first), and maybe of what. */
    announce: { first: string; minutes?: number; topic?: string | null; about?: Sealed | null };
    /** Hold it for everybody. */
    hold: { [key: string]: never };
    /** Go on where it was held. */
    resume: { [key: string]: never };
    /** My part is done; after "did I get it?" it means yes. `after` is the part that it is about. */
    done: { after: string };
    /** Ask for the floor, quietly. */
    ask: { [key: string]: never };
    /** Take that back. */
    unask: { [key: string]: never };
    /** Not quite: say it back once more, please. */
    again: { after: string };
    /** I would rather not be heard now; no reason needed. */
    pass_on: { after: string };
    /** Write what I say in this part, for those who take part. Write again to put it in other words. */
    write: { part: string; text: Sealed };
    /** Leave it at that, for today; needs nobody's yes. */
    end: { [key: string]: never };
  };
  talk: {
    /** I am ready; when all are, it begins. */
    ready: { opening: string };
    /** Not now; nobody is told, and it leaves no trace. Who announced it takes it back. */
    not_now: { opening: string };
    /** Begin with those who are ready. */
    begin: { opening: string };
    /** Say what I would like to talk about, and how I would be met.  In the box is JSON, so that all clients read it: `words`, or `topic` with a card of the topics, and `meet` (`listen`, `comfort`, `advice`, `think`). */
    announce: { about: Sealed; minutes?: number };
    /** Let this turn, and everybody's, last so long; never shorter than before. */
    lengthen: { seconds: number };
    /** Later, at this time: then all are asked again. Said anew, it is another time. */
    later_at: { opening: string; at: number };
    /** Hold it for everybody. */
    hold: { [key: string]: never };
    /** Go on where it was held. */
    resume: { [key: string]: never };
    /** Give the floor on: to who asked for it first, else to who comes next. `after` is the turn that is over. */
    give: { after: string };
    /** Ask for the floor, quietly. */
    ask: { [key: string]: never };
    /** Take that back. */
    unask: { [key: string]: never };
    /** Bring it to a close: a last word of each. Needs nobody's yes. */
    finish: { [key: string]: never };
    /** My closing word; it stays mine alone until everybody's is in. Say it again to change it. */
    say_last: { talk: string; text: Sealed };
    /** No last word; no reason needed. */
    pass_on: { talk: string };
    /** Open the closing words without waiting for this member any longer. */
    go_without: { talk: string; member: string };
  };
  call: {
    /** Say that I would like to talk: all others are asked for a minute. Inside: ask those again who are not.  While a call is on that I am not in, it is the same as `join`. */
    ring: { [key: string]: never };
    /** Come in, with this device. */
    join: { call: string };
    /** Go out. Where only one is left, and nobody is asked, the call is over. */
    leave: { call: string };
    /** Nothing has been heard of this device for a while: its place is kept for two minutes, then it is out. */
    lost: { call: string; member: string; device: string };
  };
  cook: {
    /** Say what I do not eat, so that all are warned of it; without words it is taken back.  In the box is JSON: `allergens`, some of the fourteen of `decks.recipe.ALLERGENS`, and `dislikes`, words. */
    mind: { text?: Sealed | null };
    /** Bring a recipe of my own; it stays with the others. `text` names the blob with its words. */
    bring: { title: Sealed; text: string };
    /** Begin to cook one of our recipes; `after` is the dish on the table, if there is one. */
    begin: { recipe: string; servings: number; after?: string | null };
    /** Begin to cook a recipe that `by` brought, as the entry says it; `after` is the dish on the table. */
    begin_own: { text: string; by: string; title: Sealed; steps: number; servings: number; after?: string | null };
    /** Cook along. Who comes late is waited for once they have caught up. */
    join: { dish: string };
    /** Say for how many I cook, in my kitchen. */
    serve_for: { dish: string; servings: number };
    /** Lay this ingredient out in my kitchen, or put it back. */
    lay: { dish: string; item: number; out: boolean };
    /** Say that I am done with this step, and all before it. The next opens when everybody is. */
    done: { dish: string; step: number };
    /** Take that back, as long as the next step is not open. */
    not_done: { dish: string; step: number };
    /** Ask all who are here to go on to the next step, or agree to that; who is not here is not asked. */
    go_on: { dish: string; step: number };
    /** Say not now; nobody is told, and it leaves no trace. */
    not_now: { dish: string; step: number };
    /** Start the timer of a step, in all kitchens: an instance of `timer`, named after the step. */
    time: { dish: string; step: number; seconds: number };
    /** It is ready as it is: to the table, whatever steps are left. */
    serve: { dish: string };
    /** Say a line of it, to be kept with the dish; without words it is taken back. */
    say: { dish: string; text?: Sealed | null };
    /** Clear the table: what was cooked is kept, with a line of each. Before that it just stops. */
    put_away: { dish: string };
  };
  play: {
    /** Nothing this time; no reason needed. Who passes reads what the others wrote only if they share it. */
    pass_on: { page: string };
    /** Open the page without waiting for this member any longer. */
    go_without: { page: string; member: string };
    /** Show what I wrote also to those who passed. */
    share: { page: string };
    /** Lay out a card of a game; `after` is the page on the table, if any. */
    lay: { game: "finish" | "this"; after?: string | null };
    /** Begin a sentence of my own, for all to finish. */
    begin: { text: Sealed; after?: string | null };
    /** Tell two truths and a tale; which it is opens with the guesses. */
    tell: { text: Sealed; which: Sealed; after?: string | null };
    /** Say mine: `0` or `1` of this or that, the end of a sentence, which is the tale. Once more: in its place. */
    answer: { page: string; text: Sealed };
    /** Clear the table; `after` is the page that lies open (none: whichever does). */
    turn_over: { after?: string | null };
    /** Draw something that only I know; `after` is the drawing that is there, if any. */
    draw: { after?: string | null };
    /** Say what I think it is; all read it. */
    guess: { sketch: string; text: Sealed };
    /** Leave my picture for who is not here; they guess when they come. */
    leave: { sketch: string; picture: string };
    /** Say that this guess is right; the picture is kept. */
    right: { sketch: string; guess: string; picture?: string | null };
    /** Say what it is, though nobody has guessed it; the picture is kept. */
    reveal: { sketch: string; picture?: string | null };
    /** Put a joke into the jar. */
    slip: { text: Sealed };
    /** Take a joke of mine out of the jar, unread. */
    take_back: { slip: string };
    /** Pull a joke out of the jar, for all to read; it is kept. */
    pull: { [key: string]: never };
    /** Put something on the shelf that only we laugh at: in the box is JSON, `words` and `from`. */
    shelve: { text: Sealed };
  };
  repair: {
    /** A pause now, and when I am back. Needs nobody's yes, and gives no reason. */
    cool_off: { seconds: number };
    /** Propose another time of return; it holds when all have agreed to it. */
    back_at: { at: number };
    /** I am ready; when all are, it begins. */
    ready: { opening: string };
    /** Agree to this time of return. */
    agree_back: { at: number };
    /** Not now; nobody is told, and it leaves no trace. Who announced it takes it back. */
    not_now: { opening: string };
    /** Begin with those who are ready. */
    begin: { opening: string };
    /** I am back; when all are, it goes on where it stood. */
    back: { [key: string]: never };
    /** Let this turn, and everybody's, last so long; never shorter than before. */
    lengthen: { seconds: number };
    /** Hold it for everybody. */
    hold: { [key: string]: never };
    /** Go on where it was held. */
    resume: { [key: string]: never };
    /** Ask for the floor, quietly. */
    ask: { [key: string]: never };
    /** Say that I would like to repair something, and maybe what; with that I accept the ground rules. */
    announce: { about?: Sealed | null; minutes?: number };
    /** Take that back. */
    unask: { [key: string]: never };
    /** Write something for myself alone, before or meanwhile; with nothing, wipe it away. */
    note: { text: Sealed | null };
    /** My part is done; after "did I get it?" it means yes, and the next one's view comes. */
    done: { after: string };
    /** Not quite: say it back once more, please. */
    again: { after: string };
    /** I want to go on from this stage to what comes next; when all do, it goes. */
    go_on: { stage: "ground" | "needs" | "offers" | "views" };
    /** What I need, or what I offer; it opens when all are in. */
    write: { stage: "ground" | "needs" | "offers" | "views"; text: Sealed };
    /** Nothing here; no reason needed. */
    pass_on: { stage: "ground" | "needs" | "offers" | "views" };
    /** Put the ground for all into words, or amend version `after`; with that I sign it. */
    propose: { after: number; text: Sealed };
    /** Sign it in these words; when all have, it is kept. */
    sign: { version: number };
    /** Ask whether all want to open this step, or to see a card to laugh at. */
    open_step: { what: "amends" | "apology" | "forgiveness" | "letting-go" | "softener" };
    /** Yes to what was asked. */
    agree: { what: "amends" | "apology" | "forgiveness" | "letting-go" | "softener" };
    /** Not now; nobody is told, and it leaves no trace. */
    decline: { what: "amends" | "apology" | "forgiveness" | "letting-go" | "softener" };
    /** Take a step that all have opened, in own words; it is kept for those who take part. */
    say: { what: "amends" | "apology" | "forgiveness" | "letting-go"; text: Sealed };
    /** Set a day to look back at it, or none. */
    look_back: { at: number | null };
    /** Leave it at that, for today; needs nobody's yes. */
    end: { [key: string]: never };
  };
  breathe: {
    /** Begin to breathe, in place of what is held; who likes joins. */
    begin: { pattern: "box" | "coherent" | "four-seven-eight"; minutes: number };
    /** Breathe along. */
    join: { breathing: string };
    /** Breathe along no more; when nobody does, it is over. */
    leave: { breathing: string };
    /** Hold it for everybody. */
    pause: { [key: string]: never };
    /** Go on, with the beginning of the breath that was held. */
    resume: { [key: string]: never };
    /** End it gently for everybody: with the breath that is on; at once while it is held. */
    end: { breathing: string };
    /** Sit down to be kind to myself, in company; the others may, too, until tomorrow night. */
    sit: { what: "like" | "plan" | "thought" };
    /** I have sat; when all have, it is over for all at one instant. */
    rise: { sitting: string };
    /** Wait for nobody any more; those who have sat have. */
    let_be: { sitting: string };
  };
  touch: {
    /** Hold out a hand until `release`, maybe on another device than before; `grip` is a new id. */
    hold: { grip: string };
    /** Say that this device still holds; without effect when that hold is over. */
    still: { grip: string };
    /** Let go; without effect when that hold is over or another has begun. */
    release: { grip: string };
    /** Leave a touch for somebody, to be felt when they come; what I left for them before makes room.  In the box is JSON: `touch`, one of `squeeze`, `hug`, `kiss`, `forehead`. */
    leave: { member: string; text: Sealed };
    /** Take a touch that waits for me: it is felt, and waits no longer. Nobody is told. */
    felt: { touch: string };
  };
  moment: {
    /** Begin a strip with those who are here; alone, with all, who add theirs when they come. */
    gather: { [key: string]: never };
    /** Say that I am ready; with the last of the circle the count begins, and once more after it. */
    ready: { strip: string };
    /** Give my picture to the strip; another one in its place, until all are in.  In the box is JSON: `picture`, the SHA-256 of the blob, a data URL sealed for the field `put.picture`; maybe `words` of what is on it. */
    put: { strip: string; text: Sealed; picture: string };
    /** I am not in this one; no reason needed. */
    without_me: { strip: string };
    /** Open the strip without waiting for this member any longer. */
    go_without: { strip: string; member: string };
    /** Take it anew: all pictures of it are gone, and everybody gets ready again. */
    again: { strip: string };
    /** Keep the open strip; with the yes of all whose pictures are in it, it goes into their timeline. */
    keep: { strip: string };
    /** Let the strip go: nothing of it is kept. */
    let_go: { strip: string };
  };
  pact: {
    /** Ask those who are here to put other things away for so many minutes; I do. */
    ask: { minutes: number };
    /** Say yes; when all have, it is on for all at one instant. */
    agree: { pact: string };
    /** Say not now; nobody is told, and it leaves no trace. Who asked takes it back by the same word. */
    not_now: { pact: string };
    /** Take up other things again; no reason needed. With fewer than two it is over. */
    leave: { pact: string };
  };
  learn: {
    /** Nothing this time; no reason needed. Who passes reads what the others wrote only if they share it. */
    pass_on: { page: string };
    /** Open the page without waiting for this member any longer. */
    go_without: { page: string; member: string };
    /** Show what I wrote also to those who passed. */
    share: { page: string };
    /** Say what is to be learned; with `goal` the one that is there in other words. */
    aim: { text: Sealed; goal?: string | null };
    /** Add a chapter, under a new id; one that is there is put in other words. */
    chapter: { goal: string; chapter: string; text: Sealed };
    /** Put a chapter before another, or at the end. */
    move: { goal: string; chapter: string; before?: string | null };
    /** Take a chapter out. */
    strike: { goal: string; chapter: string };
    /** Say that I am through with a chapter, or am not after all. */
    did: { goal: string; chapter: string; through?: boolean };
    /** Say that we are there: it is kept, and there is room for another. */
    reach: { goal: string };
    /** Let the goal go, with its chapters; nothing is kept of it, and no reason is needed. */
    let_go: { goal: string };
    /** Ask the others something; my answer opens with theirs. `after` is the page on the table, if any. */
    quiz: { text: Sealed; right: Sealed; after?: string | null };
    /** Answer for myself; once more: in its place, until all is open. */
    answer: { page: string; text: Sealed };
    /** Clear the table; `after` is the page that lies open (none: whichever does). */
    turn_over: { after?: string | null };
  };
  tour: {
    /** Bring pages, in their order, behind those that are there; the first ones begin a deck.  In a blob is JSON: `picture`, a data URL, with `words` that say what is on it; or `text`. */
    bring: { name: Sealed; pages: string[] };
    /** Take a page out of the deck that I brought, or that somebody brought who has left. */
    take_out: { page: string };
    /** Put the deck away: its notes are kept, and what was brought stays where it is kept, too. */
    put_away: { deck: string };
    /** Take the lead, at this page; `after` is who leads, if anybody. */
    take: { page: string; after?: string | null };
    /** Say quietly that I would like to lead. */
    ask: { [key: string]: never };
    /** Take that back. */
    unask: { [key: string]: never };
    /** Hand the lead over to another, at this page. */
    hand: { to: string; page: string };
    /** Lay the lead down, at this page: each looks around as they like. */
    rest: { page: string };
    /** Leave a note on a page, at a place. */
    note: { page: string; text: Sealed; x?: number; y?: number };
    /** Take a note of mine back. */
    unnote: { note: string };
  };
}

/** Commands that every instance but `room` takes; `open` may name the members who know of it. */
export interface Always {
  open: { audience?: string[] | null };
  close: { [key: string]: never };
}

export type ActivityKind = keyof Commands;
export type CommandOf<K extends ActivityKind> = Extract<keyof Commands[K], string>;
export type ArgsOf<K extends ActivityKind, C extends keyof Commands[K]> = Commands[K][C];
