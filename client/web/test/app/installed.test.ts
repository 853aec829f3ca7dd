import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

type Installed = typeof import("../../src/app/installed.ts");

/** A worker that is still fetching the app. */
class Coming extends EventTarget {
  state = "installing";
  now(state: string): void {
    this.state = state;
    this.dispatchEvent(new Event("statechange"));
  }
}

const was = Object.getOwnPropertyDescriptor(globalThis, "navigator");
let worker: Coming;
let found: { active: Coming | null; installing: Coming | null };
let register: () => Promise<unknown>;
let asked = 0;
let installed: Installed;

beforeEach(async () => {
  worker = new Coming();
  found = { active: null, installing: worker };
  asked = 0;
  register = async () => found;
  const serviceWorker = {
    register: () => {
      asked++;
      return register();
    },
  };
  Object.defineProperty(globalThis, "navigator", { value: { serviceWorker }, configurable: true });
  installed = (await import(`../../src/app/installed.ts?${Math.random()}`)) as Installed;
});

afterEach(() => was && Object.defineProperty(globalThis, "navigator", was));

test("a worker that takes its time is waited for, however long it takes", async () => {
  let ready = false;
  const waits = installed.running().then((one) => {
    ready = true;
    return one;
  });
  await new Promise(setImmediate);
  worker.now("installed");
  await new Promise(setImmediate);
  assert.equal(ready, false);
  found.active = worker;
  worker.now("activating");
  assert.equal(await waits, found);
});

test("one that runs is there at once, and is asked for once", async () => {
  found = { active: worker, installing: null };
  assert.equal(await installed.running(), found);
  assert.equal(await installed.running(), found);
  assert.equal(asked, 1);
});

test("who waits for it first takes no news of a newer one from the app", async () => {
  const all = { active: worker, installing: null, waiting: worker, addEventListener() {} };
  register = async () => all;
  Object.assign(navigator.serviceWorker, { controller: worker });
  Object.assign(globalThis, { isSecureContext: true });
  await installed.running();
  let news = 0;
  await installed.install(() => news++);
  await installed.install(() => news++);
  assert.deepEqual([news, asked], [1, 1]);
});

test("one that could not be installed is an error", async () => {
  const waits = installed.running();
  await new Promise(setImmediate);
  worker.now("redundant");
  await assert.rejects(waits, /could not be installed/);
});

test("one that is out of reach is an error, and is asked for again the next time", async () => {
  register = () => Promise.reject(new TypeError("Failed to fetch"));
  await assert.rejects(installed.running(), /Failed to fetch/);
  register = async () => ({ ...found, active: worker });
  await installed.running();
  assert.equal(asked, 2);
});
