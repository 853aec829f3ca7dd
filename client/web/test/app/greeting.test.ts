import assert from "node:assert/strict";
import { test } from "node:test";
import { greeting } from "../../src/app/greeting.ts";
import { FakeRoom } from "../fake-room.ts";
import "../words.ts";

const winter = new Date("2026-11-23T21:32:00Z");

test("it says who is here, and how far apart their clocks are", () => {
  assert.deepEqual(greeting(new FakeRoom(), winter), {
    title: "You are both here.",
    lead: "Inês is 4 hours behind you.",
  });
});

test("it says that somebody is away, busy, gone or on the way back, by name", () => {
  const room = new FakeRoom();
  const said = (status: "away" | "busy" | "offline" | "unknown") => {
    room.status("ines", status);
    return greeting(room, winter).title;
  };
  assert.equal(said("offline"), "You are here. Inês is not, yet.");
  assert.equal(said("away"), "Inês has looked away. Nothing is lost.");
  assert.equal(said("busy"), "Inês is here, and busy.");
  assert.equal(said("unknown"), "Inês is on the way back.");
});

test("it says first that I am out of reach myself", () => {
  const room = new FakeRoom();
  room.connection = "waiting";
  assert.equal(greeting(room, winter).title, "You are out of reach.");
});

test("alone in a new room it points to the link", () => {
  const room = new FakeRoom();
  room.members = { noor: { name: "Noor", tz: "Europe/Berlin" } };
  assert.equal(greeting(room, winter).lead, "The room fills when somebody opens your link.");
});

test("in the same zone nothing is said of clocks", () => {
  const room = new FakeRoom();
  room.members.ines = { name: "Inês", tz: "Europe/Paris" };
  assert.equal(greeting(room, winter).lead, "");
});
