import assert from "node:assert/strict";
import { test } from "node:test";
import { lessonOf } from "../../src/elements/learn-lesson.ts";
import { FakeRoom } from "../fake-room.ts";

const leads = [{ on: "learn" }];
const date = (id: string, at: number) => ({ id, at });

test("the next lesson is the next date with a segment that leads there, also where one date has its own", () => {
  const room = new FakeRoom();
  assert.equal(lessonOf(room, "learn", 100), undefined);
  const plans = {
    d1: { segments: [], own: { b: { segments: leads } }, coming: [date("a", 150), date("b", 400)] },
    d2: { segments: leads, own: {}, coming: [date("c", 90), date("d", 300)] },
    d3: { segments: [{ on: "learn:chess" }], own: {}, coming: [date("e", 200)] },
  };
  room.change({ rituals: { plans } });
  assert.equal(lessonOf(room, "learn", 100), 300);
  assert.equal(lessonOf(room, "learn", 300), 400);
  assert.equal(lessonOf(room, "learn:chess", 100), 200);
});
