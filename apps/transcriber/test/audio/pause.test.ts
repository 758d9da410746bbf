import { encodeToneSpeech } from "@rooms/tone-speech";
import { describe, expect, it } from "vitest";
import { endsInPause } from "../../src/audio/pause.ts";

const chunkSamples = 1_280;

/** Tone speech in chunks of 80 ms, on the noise of a room. */
function spoken(noise: number) {
  const { pcm, words } = encodeToneSpeech(["alpha", "beta", "gamma", "delta"], { leadMs: 240 });
  let state = 1;
  const heard = pcm.map((sample) => {
    state = (state * 48_271) % 2_147_483_647;
    return sample + Math.round((state / 2_147_483_647 - 0.5) * 2 * noise);
  });
  const chunks = Array.from({ length: Math.floor(heard.length / chunkSamples) }, (_, index) => {
    const chunk = heard.slice(index * chunkSamples, (index + 1) * chunkSamples);
    return new Uint8Array(chunk.buffer);
  });
  return { chunks, words };
}

describe("a place where a turn may be cut", () => {
  it.each([0, 50, 400])(
    "is never within a word, and found between words (noise of %i)",
    (noise) => {
      const { chunks, words } = spoken(noise);
      const found = chunks.flatMap((_chunk, index) =>
        index > 4 && endsInPause(chunks.slice(0, index + 1)) ? [(index + 1) * 0.08] : [],
      );
      const within = found.filter((atS) =>
        words.some(({ startS, endS }) => atS > startS + 0.005 && atS < endS - 0.005),
      );
      expect(within).toEqual([]);
      const first = words[0]?.endS ?? 0;
      const last = words.at(-1)?.startS ?? 0;
      expect(found.some((atS) => atS > first && atS < last)).toBe(true);
    },
  );

  it("is where nothing is in memory that could be cut", () => {
    expect(endsInPause([])).toBe(true);
  });
});
