import type { AudioProcessorOptions, LocalAudioTrack, Track, TrackProcessor } from "livekit-client";

/** The rate that the suppressor's model was made for. */
const rateHz = 48_000;
/** Where `build-noise.ts` puts the package's worklet and its WebAssembly. */
const folder = "/noise";

/**
 * RNNoise between the microphone and the room. What goes to the transcription does not pass through it: a recogniser
 * hears the microphone itself better (`docs/decisions/0010-suppressed-for-people.md`).
 */
export class NoiseSuppressor implements TrackProcessor<Track.Kind.Audio, AudioProcessorOptions> {
  readonly name = "noise-suppressor";
  readonly context: AudioContext;
  readonly #destination: MediaStreamAudioDestinationNode;
  readonly #node: AudioWorkletNode & { destroy(): void };
  #input: { readonly track: MediaStreamTrack; readonly node: AudioNode } | null = null;

  private constructor(context: AudioContext, node: AudioWorkletNode & { destroy(): void }) {
    this.context = context;
    this.#node = node;
    this.#destination = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
    node.connect(this.#destination);
  }

  /** Loads the worklet and the model, 0.3 MB. To be called from a gesture, so that sound may run. */
  static async make(): Promise<NoiseSuppressor> {
    const context = new AudioContext({ sampleRate: rateHz });
    try {
      const { RnnoiseWorkletNode, loadRnnoise } = await import("@sapphi-red/web-noise-suppressor");
      const [wasmBinary] = await Promise.all([
        loadRnnoise({ url: `${folder}/rnnoise.wasm`, simdUrl: `${folder}/rnnoise_simd.wasm` }),
        context.audioWorklet.addModule(`${folder}/rnnoise-worklet.js`),
        context.resume(),
      ]);
      return new NoiseSuppressor(
        context,
        new RnnoiseWorkletNode(context, { wasmBinary, maxChannels: 1 }),
      );
    } catch (error) {
      await context.close();
      throw error;
    }
  }

  /** What the microphone gives, as it is. */
  get source(): MediaStreamTrack | null {
    return this.#input?.track ?? null;
  }

  get processedTrack(): MediaStreamTrack | undefined {
    return this.#destination.stream.getAudioTracks()[0];
  }

  async init({ track }: Pick<AudioProcessorOptions, "track">): Promise<void> {
    this.#input?.node.disconnect();
    const mediaStream = new MediaStream([track]);
    const node = new MediaStreamAudioSourceNode(this.context, { mediaStream });
    node.connect(this.#node);
    this.#input = { track, node };
    await this.context.resume();
  }

  restart(options: Pick<AudioProcessorOptions, "track">): Promise<void> {
    return this.init(options);
  }

  async destroy(): Promise<void> {
    this.#input?.node.disconnect();
    this.#input = null;
    this.#node.destroy();
    if (this.context.state !== "closed") await this.context.close();
  }
}

/** Puts the suppressor before the room, or takes it away. */
export async function suppressNoise(
  track: LocalAudioTrack | undefined,
  on: boolean,
): Promise<void> {
  if (!track) return;
  if (!on) {
    await track.stopProcessor();
    return;
  }
  if (track.getProcessor()) return;
  const suppressor = await NoiseSuppressor.make();
  try {
    await track.setAudioContext(suppressor.context);
    await track.setProcessor(suppressor);
  } catch (error) {
    await suppressor.destroy();
    throw error;
  }
}
