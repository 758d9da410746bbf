/** The few parts we use; the package ships without types, and its comments do not know `mergedDecoder`. */
declare module "sherpa-onnx-node" {
  export interface OfflineModelConfig {
    [family: string]: unknown;
    tokens: string;
    numThreads: number;
    provider: "cpu";
  }

  export interface OfflineStream {
    acceptWaveform(audio: { sampleRate: number; samples: Float32Array }): void;
  }

  export class OfflineRecognizer {
    static createAsync(config: {
      featConfig: { sampleRate: number; featureDim: number };
      modelConfig: OfflineModelConfig;
    }): Promise<OfflineRecognizer>;
    createStream(): OfflineStream;
    /** Decodes on another thread. */
    decodeAsync(stream: OfflineStream): Promise<{ text: string }>;
  }
}
