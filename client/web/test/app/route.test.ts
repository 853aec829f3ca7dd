import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf, routeOf } from "../../src/app/route.ts";

test("each address leads where it should", () => {
  assert.deepEqual(routeOf("/", ""), { to: "door" });
  assert.deepEqual(routeOf("/new", "#abc"), { to: "door", founder: "abc" });
  assert.deepEqual(routeOf("/j", "#secret.key"), { to: "join", secret: "secret.key" });
  assert.deepEqual(routeOf("/try", ""), { to: "try" });
  assert.deepEqual(routeOf("/screen", ""), { to: "screen", code: "" });
  assert.deepEqual(routeOf("/screen", "#482913"), { to: "screen", code: "482913" });
  assert.deepEqual(routeOf("/screen/", "#48291x"), { to: "screen", code: "" });
  assert.deepEqual(routeOf("/r/aB_9-x", ""), { to: "room", room: "aB_9-x", view: "tonight", name: "" });
  assert.deepEqual(routeOf("/somewhere", "#abc"), { to: "door" });
});

test("every view of a room has its own address, and named instances too", () => {
  for (const where of [
    { view: "tonight", name: "" },
    { view: "timer", name: "" },
    { view: "timer", name: "2" },
  ]) {
    assert.deepEqual(routeOf(addressOf("r1", where), ""), { to: "room", room: "r1", ...where });
  }
  assert.equal(addressOf("r1", { view: "tonight", name: "" }), "/r/r1");
});

test("an invitation without its secret says so by being empty", () => {
  assert.deepEqual(routeOf("/j", ""), { to: "join", secret: "" });
});
