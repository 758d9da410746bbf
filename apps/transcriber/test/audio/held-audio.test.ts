import { describe, expect, it } from "vitest";
import { keepAudio } from "../../src/audio/held-audio.ts";

const audio = (bytes: number, value: number): Uint8Array => new Uint8Array(bytes).fill(value);

describe("audio that is held", () => {
  it("stays as it is until every holder has released it, whatever is kept meanwhile", () => {
    const first = keepAudio(audio(5_120, 1));
    first.hold();
    first.release();
    const others = Array.from({ length: 20 }, (_, index) => keepAudio(audio(5_120, 2 + index)));
    expect(first.pcm).toEqual(audio(5_120, 1));
    others.forEach(({ pcm }, index) => expect(pcm).toEqual(audio(5_120, 2 + index)));
  });

  it("gives its memory to what is kept next, of another length too", () => {
    const first = keepAudio(audio(2_560, 1));
    const memory = first.pcm.buffer;
    first.release();
    const next = keepAudio(audio(2_000, 7));
    expect(next.pcm.buffer).toBe(memory);
    expect(next.pcm).toEqual(audio(2_000, 7));
  });

  it.each([100, 1_280, 1_282, 10_240, 10_242, 65_536])("of %d bytes is a copy", (bytes) => {
    const given = audio(bytes, 3);
    const { pcm } = keepAudio(given);
    given.fill(9);
    expect(pcm).toEqual(audio(bytes, 3));
  });
});
