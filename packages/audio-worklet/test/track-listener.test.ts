import type { CapturePortMessage } from "@rooms/contracts/realtime";
import { captureSettings } from "@rooms/audio/capture/settings";
import { setTimeout as pause } from "node:timers/promises";
import { untilThat } from "@rooms/testing/until";
import { expect, it, onTestFinished } from "vitest";
import { TrackListener } from "../src/track-listener.ts";

const rateHz = 48_000;
const blockMs = 10;

/** What Chromium gives a Worker of a track, as far as it is read: a sine at half of full scale. */
function block(): AudioData {
  const numberOfFrames = (rateHz * blockMs) / 1_000;
  const copyTo = (plane: Float32Array): void => {
    plane.set(plane.map((_, index) => 0.5 * Math.sin(index / 10)));
  };
  // The rest of the browser's class is not read.
  return {
    numberOfChannels: 1,
    numberOfFrames,
    sampleRate: rateHz,
    copyTo,
    close: () => undefined,
  } as unknown as AudioData;
}

function listen() {
  let track: ReadableStreamDefaultController<AudioData> | undefined;
  const blocks = new ReadableStream<AudioData>({ start: (controller) => (track = controller) });
  const settings = captureSettings({ opensTo: "sound" });
  const listener = new TrackListener({ settings, muted: false }, () => undefined);
  const { port1, port2 } = new MessageChannel();
  onTestFinished(() => {
    listener.obey({ type: "stop" });
    port1.close();
  });
  let heardS = 0;
  port1.onmessage = ({ data }: MessageEvent<CapturePortMessage>) => {
    heardS = Math.max(heardS, data.postedAtS);
  };
  listener.obey({ type: "connect", port: port2 });
  listener.hear(blocks);
  return {
    heardS: () => heardS,
    speak: (ms: number) => {
      for (let at = 0; at < ms; at += blockMs) track?.enqueue(block());
    },
  };
}

it("a Worker that got no processor time puts no silence into what was said meanwhile", async () => {
  const { heardS, speak } = listen();
  speak(500);
  await untilThat(() => heardS() >= 0.5);
  const stoodUntilMs = performance.now() + 1_400;
  while (performance.now() < stoodUntilMs);
  // The first timers run before what the track has sent arrives.
  await pause(150);
  expect(heardS()).toBeCloseTo(0.5);
  speak(1_400);
  await untilThat(() => heardS() >= 1.9);
  expect(heardS()).toBeCloseTo(1.9);
});

it("a track that brings nothing for a second is silent", async () => {
  const { heardS, speak } = listen();
  speak(500);
  await untilThat(() => heardS() > 1.5);
  expect(heardS(), "a turn ends by it").toBeGreaterThan(1.5);
});
