// A Samesky client from scratch: Node 22 or newer, JSON frames, nothing installed, nothing imported.
// It takes a seat by an invitation, starts a timer of 5 seconds and prints each change as a line of JSON.
//
//     node client.mjs LINK NAME
//
// Exit code: 0 when the timer has ended, 1 when something was refused, 2 for a wrong command line.

const SECONDS = 5;
const COME_BACK = 30; // longest wait between two tries, in seconds
const STAY_AWAY = [4400, 4403, 4404, 4409, 4410, 4413];

const [link, name] = process.argv.slice(2);
const [, base, secret] = /^(https?:\/\/[^#]+)\/j#([^.]+)/.exec(link ?? "") ?? [];
if (!secret || !name) quit(2, "usage: node client.mjs LINK NAME, where LINK is an invitation: http://…/j#…");

const start = { t: "do", id: crypto.randomUUID(), on: "timer", cmd: "start", args: { seconds: SECONDS } };
let states = {}; // instance to its newest state
let position; // of what we have applied, to come back to
let started = false; // our command was acknowledged
let tries = 0;
let heard = 0; // when the hub last said anything, on our own clock

const tz = Intl.DateTimeFormat().resolvedOptions().timeZone;
const seat = await post("/v1/join", { secret, member: { name, tz } });
if (!seat.device) quit(1, `not joined: ${seat.code}: ${seat.detail}`);
let { token } = seat;
connect();

function connect() {
  const socket = new WebSocket(`${base.replace(/^http/, "ws")}/v1/socket`, "samesky.v1.json");
  const send = (frame) => socket.readyState === WebSocket.OPEN && socket.send(JSON.stringify(frame));
  const pings = setInterval(() => {
    send({ t: "ping", n: tries, c: now() });
    if (now() - heard > 25) lost(1006); // over a dead line, closing properly would take long
  }, 10_000);
  let bye = {};
  heard = now();
  socket.onopen = () => send({ t: "hello", token, since: position });
  socket.onmessage = ({ data }) => {
    heard = now();
    const frame = JSON.parse(data);
    if (frame.t === "bye") bye = frame;
    else hear(frame, send);
  };
  socket.onclose = ({ code, reason }) => lost(bye.code ?? code, bye.reason ?? reason);

  async function lost(code, reason = "") {
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
    clearInterval(pings);
    if (STAY_AWAY.includes(code)) quit(1, `the hub closed with ${code} ${reason}`);
    if (code === 4401) await renew();
    const wait = bye.retry_after ?? Math.random() * Math.min(COME_BACK, 0.5 * 2 ** tries);
    tries += 1;
    setTimeout(connect, wait * 1000);
  }
}

function hear(frame, send) {
  if (frame.t === "welcome") {
    if (!frame.resumed) states = {};
    start.until ??= frame.now + 10; // a momentary command is worth nothing later
    if (frame.now > start.until && !started) quit(1, "the hub did not answer in time");
  } else if (frame.t === "change") {
    console.log(JSON.stringify(frame));
    for (const [on, state] of Object.entries(frame.states)) {
      if (state === null) delete states[on];
      else states[on] = state;
    }
    if (position) position = { ...position, seq: frame.seq, mark: frame.mark };
    if (frame.ids?.includes(start.id)) started = true;
  } else if (frame.t === "ready") {
    tries = 0;
    position = frame.position;
    start.base ??= position.seq; // the same id and the same base again: it is done once at most
    if (!started) send(start);
  } else if (frame.t === "done" && frame.id === start.id) {
    started = true;
  } else if (frame.t === "refused") {
    quit(1, `refused: ${frame.code} ${frame.path ?? ""} ${frame.message}`);
  } else if (frame.t === "expiring") {
    renew().then(() => send({ t: "renew", token }));
  }
  if (started && states.timer && states.timer.ended_at !== null) quit(0);
}

async function renew() {
  const fresh = await post("/v1/token", { device: seat.device });
  if (fresh.code === "forbidden") quit(1, "this device is no member's any more");
  token = fresh.token ?? token;
}

/** The answer's body; of a refusal `{code, detail}`, also when the hub cannot be reached. */
async function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  try {
    const answer = await fetch(base + path, { method: "POST", headers, body: JSON.stringify(body) });
    return await answer.json();
  } catch {
    return { code: "unavailable", detail: "the hub cannot be reached" };
  }
}

function now() {
  return performance.now() / 1000;
}

function quit(code, why) {
  if (why) console.error(why);
  process.exit(code);
}
