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

  export interface OfflineRecognizer {
    createStream(): OfflineStream;
    /** Decodes on another thread. */
    decodeAsync(stream: OfflineStream): Promise<{ text: string }>;
  }

  export interface OfflineRecognizerConfig {
    featConfig: { sampleRate: number; featureDim: number };
    modelConfig: OfflineModelConfig;
  }

  /** CommonJS: Node finds no names in it, only the whole. */
  const sherpa: {
    OfflineRecognizer: {
      createAsync(config: OfflineRecognizerConfig): Promise<OfflineRecognizer>;
    };
  };
  export default sherpa;
}
