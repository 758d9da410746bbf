import { join } from "node:path";
import sherpa from "sherpa-onnx-node";
import type { Pack } from "../packs/manifest.ts";
import { inFolder, sampleRate } from "./engine.ts";
import { hasVoice } from "./voice-evidence.ts";

/** Tells how many seconds of the samples are speech. Used by one decode at a time. */
export type SpeechGate = (samples: Float32Array) => Promise<number>;

/** Without a model: a voice is known by its pitch, and then all of it counts. */
export const pitchGate: SpeechGate = async (samples) =>
  hasVoice(samples) ? samples.length / sampleRate : 0;

const windowSize = 512;
const threshold = 0.5;
/** Its decode is not asynchronous: after so many windows, half a second of audio, others have their turn. */
const windowsAtOnce = 16;
const bufferS = 60;

/** Silero VAD over the whole utterance. */
export function createSileroGate({ folder, manifest }: Pack): SpeechGate {
  const { model } = inFolder(folder, manifest.model["sileroVad"] ?? {});
  const vad = new sherpa.Vad(
    {
      sileroVad: {
        model: typeof model === "string" ? model : join(folder, "silero_vad.onnx"),
        threshold,
        minSpeechDuration: 0.1,
        minSilenceDuration: 0.1,
        maxSpeechDuration: bufferS,
        windowSize,
      },
      sampleRate,
      numThreads: 1,
      provider: "cpu",
    },
    bufferS,
  );
  return async (samples) => {
    vad.reset();
    vad.clear();
    for (let at = 0, count = 1; at < samples.length; at += windowSize, count++) {
      vad.acceptWaveform(windowAt(samples, at));
      if (count % windowsAtOnce === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    vad.flush();
    let speechSamples = 0;
    while (!vad.isEmpty()) {
      speechSamples += vad.front(false).samples.length;
      vad.pop();
    }
    return speechSamples / sampleRate;
  };
}

/** The last one is filled up with silence. */
function windowAt(samples: Float32Array, at: number): Float32Array {
  const window = samples.subarray(at, at + windowSize);
  if (window.length === windowSize) return window;
  const filled = new Float32Array(windowSize);
  filled.set(window);
  return filled;
}
