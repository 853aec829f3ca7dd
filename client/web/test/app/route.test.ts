import assert from "node:assert/strict";
import { test } from "node:test";
import { routeOf } from "../../src/app/route.ts";

test("each address leads where it should", () => {
  assert.deepEqual(routeOf("/", ""), { to: "door" });
  assert.deepEqual(routeOf("/new", "#abc"), { to: "door", founder: "abc" });
  assert.deepEqual(routeOf("/j", "#secret.key"), { to: "join", secret: "secret.key" });
  assert.deepEqual(routeOf("/r/aB_9-x", ""), { to: "room", room: "aB_9-x" });
  assert.deepEqual(routeOf("/somewhere", "#abc"), { to: "door" });
});

test("an invitation without its secret says so by being empty", () => {
  assert.deepEqual(routeOf("/j", ""), { to: "join", secret: "" });
});
