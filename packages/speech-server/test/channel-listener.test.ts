import { expect, it } from "vitest";
import { ChannelListener } from "../src/channel-listener.ts";
import type { ChannelEvent } from "../src/channel-listener.ts";

const samplesPerMs = 16;

/** A hiss that is loud enough for a voice and no tone. */
function voice(ms: number): Float32Array {
  let state = 1;
  return Float32Array.from({ length: ms * samplesPerMs }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state / 2 ** 32 - 0.5) * 0.4;
  });
}

const quiet = (ms: number) => new Float32Array(ms * samplesPerMs);

function listen({ hearsAhead = false } = {}) {
  const listener = new ChannelListener({
    endpointingS: 3,
    utteranceMaxS: 60,
    windowMaxS: () => 60,
    partialEveryS: () => 0.32,
    partialFromS: () => 0.2,
    wantsPartial: () => true,
    hearsAhead: () => hearsAhead,
  });
  const partialsIn = (samples: Float32Array): Extract<ChannelEvent, { type: "partial" }>[] =>
    listener.push(samples).filter((event) => event.type === "partial");
  return { listener, partialsIn };
}

it("asks for no partial in a pause once one has heard the last word out, and goes on with the voice", () => {
  const { partialsIn } = listen();
  expect(partialsIn(voice(1_000)).length).toBeGreaterThan(1);
  const inPause = partialsIn(quiet(2_000));
  expect(inPause.length).toBeLessThanOrEqual(2);
  const last = inPause.at(-1)?.utterance;
  expect(last?.voiceToS).toBeCloseTo(1, 1);
  // With enough quiet after the word for a model to let go of it.
  expect((last?.samples.length ?? 0) / 16_000).toBeGreaterThanOrEqual(1.1);
  expect(partialsIn(voice(1_000)).length).toBeGreaterThan(1);
});

it("says the whole utterance in the final, whatever partials were left out", () => {
  const { listener } = listen();
  const events = [...listener.push(voice(1_000)), ...listener.push(quiet(4_000))];
  const [final] = events.filter((event) => event.type === "final");
  expect(final?.utterance.voiceToS).toBeCloseTo(1, 1);
});

it("tells once of each pause what the final is of if the voice has ended there", () => {
  const { listener } = listen({ hearsAhead: true });
  const samples = [voice(1_000), quiet(600), voice(500), quiet(4_000)];
  const events = samples.flatMap((each) => listener.push(each));
  const ahead = events.flatMap((event) => (event.type === "ahead" ? [event.utterance] : []));
  const [final] = events.flatMap((event) => (event.type === "final" ? [event.utterance] : []));
  expect(ahead).toHaveLength(2);
  expect(ahead[0]?.voiceToS).toBeCloseTo(1, 1);
  expect(ahead[1]).toEqual(final);
});
