import sherpa from "sherpa-onnx-node";
import type { OnlineStream } from "sherpa-onnx-node";
import type { Pack } from "../packs/manifest.ts";
import { configOf, decodedOf, sampleRate } from "./engine.ts";
import type { Engine } from "./engine.ts";

interface Utterance {
  stream: OnlineStream;
  /** Samples it was given. */
  fed: number;
}

/** Utterances followed at once; the oldest is begun anew when it is asked for again. */
const followedMax = 256;
/** Quiet after the end, so that the model lets go of its last words. */
const quietS = 0.6;
/** Its decode is not asynchronous: given so much at a time, the event loop is never held up for long. */
const stepS = 0.32;

/**
 * A streaming model: it goes on where the last partial of the utterance ended, so that partials and the final
 * come from one decode of each sample.
 */
export async function createStreamingEngine(pack: Pack): Promise<Engine> {
  const recogniser = new sherpa.OnlineRecognizer({ ...configOf(pack), enableEndpoint: 0 });
  const followed = new Map<string, Utterance>();
  const language =
    pack.manifest.languages.length === 1 ? (pack.manifest.languages[0] ?? null) : null;

  const feed = async (stream: OnlineStream, samples: Float32Array): Promise<void> => {
    const step = Math.round(stepS * sampleRate);
    for (let at = 0; at < samples.length; at += step) {
      stream.acceptWaveform({ sampleRate, samples: samples.subarray(at, at + step) });
      await decodeReady(stream);
    }
  };
  const decodeReady = async (stream: OnlineStream): Promise<void> => {
    while (recogniser.isReady(stream)) {
      recogniser.decode(stream);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const follow = (key: string, length: number): Utterance => {
    const known = followed.get(key);
    // An utterance that was cut ends before what was heard already.
    if (known !== undefined && known.fed <= length) return known;
    const begun = { stream: recogniser.createStream(), fed: 0 };
    followed.set(key, begun);
    const [oldest] = followed.keys();
    if (followed.size > followedMax && oldest !== undefined) followed.delete(oldest);
    return begun;
  };
  return {
    pack,
    languages: new Set(pack.manifest.languages),
    async decode(samples, { isFinal, utteranceKey }) {
      const utterance = follow(utteranceKey, samples.length);
      await feed(utterance.stream, samples.subarray(utterance.fed));
      utterance.fed = samples.length;
      if (isFinal) {
        followed.delete(utteranceKey);
        await feed(utterance.stream, new Float32Array(Math.round(quietS * sampleRate)));
        utterance.stream.inputFinished();
        await decodeReady(utterance.stream);
      }
      const decoded = decodedOf(recogniser.getResult(utterance.stream));
      return { ...decoded, language };
    },
  };
}
