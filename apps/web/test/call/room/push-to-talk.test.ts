import { describe, expect, it } from "vitest";
import { talkAfter } from "#features/call/room/view-models/push-to-talk.ts";
import type { TalkEvent } from "#features/call/room/view-models/push-to-talk.ts";

const press = {
  key: " ",
  code: "Space",
  shiftKey: false,
  chord: false,
  repeat: false,
  composing: false,
  occupied: false,
};
const pressed = (change: object = {}, key: object = {}): TalkEvent => ({
  type: "press",
  press: { ...press, ...key },
  onControl: false,
  microphoneOn: false,
  ...change,
});
const nothing = { microphone: null, taken: false };

describe("the space bar", () => {
  it.each([
    ["held talks", false, pressed(), { held: true, microphone: true, taken: true }],
    [
      "held on repeats, and does no more",
      true,
      pressed({}, { repeat: true }),
      { held: true, microphone: null, taken: true },
    ],
    [
      "let go is silence",
      true,
      { type: "release", code: "Space" },
      { held: false, microphone: false, taken: true },
    ],
    [
      "lost from sight is silence",
      true,
      { type: "lost" },
      { held: false, microphone: false, taken: false },
    ],
    [
      "scrolls and types where the microphone is on",
      false,
      pressed({ microphoneOn: true }),
      { held: false, ...nothing },
    ],
    [
      "presses the control that the keyboard is on",
      false,
      pressed({ onControl: true }),
      { held: false, ...nothing },
    ],
    ["types where one writes", false, pressed({}, { occupied: true }), { held: false, ...nothing }],
    [
      "belongs to the browser in a chord",
      false,
      pressed({}, { chord: true }),
      { held: false, ...nothing },
    ],
    [
      "held since before the room begins nothing",
      false,
      pressed({}, { repeat: true }),
      { held: false, ...nothing },
    ],
    ["is no other key", false, pressed({}, { code: "KeyM" }), { held: false, ...nothing }],
    [
      "let go unheld is nothing",
      false,
      { type: "release", code: "Space" },
      { held: false, ...nothing },
    ],
    ["lost unheld is nothing", false, { type: "lost" }, { held: false, ...nothing }],
  ] as const)("%s", (_title, held, event, step) => {
    expect(talkAfter(held, event)).toEqual(step);
  });
});
