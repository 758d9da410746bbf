import { describe, expect, it } from "vitest";
import { HeardStretches } from "../../src/room-capture/heard-stretches.ts";

/** What is spoken arrives from the room about so much later. */
const lagMs = 100;
const frame = (ms: number) => new Uint8Array(ms * 32).fill(1);
const soundingMs = (pcm: Uint8Array) => pcm.reduce((sum, byte) => sum + byte, 0) / 32;

describe("what was heard from the room already", () => {
  it("is silent when a page brings it as well; the rest is left as it is", () => {
    const stretches = new HeardStretches();
    stretches.add(1_000 + lagMs, 80);
    stretches.add(1_080 + lagMs, 80);
    expect(soundingMs(stretches.silenced(frame(80), 900))).toBe(80);
    expect(soundingMs(stretches.silenced(frame(80), 960))).toBe(40);
    expect(soundingMs(stretches.silenced(frame(80), 1_040))).toBe(0);
    expect(soundingMs(stretches.silenced(frame(80), 1_120))).toBe(40);
    expect(soundingMs(stretches.silenced(frame(200), 980))).toBe(40);
  });

  it("is silenced in a copy: the frame itself may be sent again as it was", () => {
    const stretches = new HeardStretches();
    stretches.add(lagMs, 80);
    const pcm = frame(80);
    expect(stretches.silenced(pcm, 0)).not.toBe(pcm);
    expect(soundingMs(pcm)).toBe(80);
    expect(stretches.silenced(pcm, 500)).toBe(pcm);
  });
});
