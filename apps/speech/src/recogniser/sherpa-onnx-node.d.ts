/** The few parts we use; the package ships without types, and its comments do not know every setting. */
declare module "sherpa-onnx-node" {
  export interface ModelConfig {
    [family: string]: unknown;
    tokens: string;
    numThreads: number;
    provider: "cpu";
  }

  export interface RecognizerConfig {
    featConfig: { sampleRate: number; featureDim: number };
    modelConfig: ModelConfig;
  }

  export interface Waveform {
    sampleRate: number;
    samples: Float32Array;
  }

  export interface RecognizerResult {
    text: string;
    /** Whisper alone fills it in. */
    lang?: string;
    tokens?: string[];
    /** Seconds at which each token begins; empty when the model tells none. */
    timestamps?: number[];
    durations?: number[];
  }

  export interface OfflineStream {
    acceptWaveform(audio: Waveform): void;
  }

  export interface OfflineRecognizer {
    createStream(): OfflineStream;
    /** Acts on every decode from now on. */
    setConfig(config: RecognizerConfig): void;
    /** Decodes on another thread. */
    decodeAsync(stream: OfflineStream): Promise<RecognizerResult>;
  }

  export interface OnlineStream {
    acceptWaveform(audio: Waveform): void;
    inputFinished(): void;
  }

  export interface OnlineRecognizer {
    createStream(): OnlineStream;
    isReady(stream: OnlineStream): boolean;
    decode(stream: OnlineStream): void;
    getResult(stream: OnlineStream): RecognizerResult;
  }

  export interface VadConfig {
    sileroVad: {
      model: string;
      threshold: number;
      minSpeechDuration: number;
      minSilenceDuration: number;
      maxSpeechDuration: number;
      windowSize: number;
    };
    sampleRate: number;
    numThreads: number;
    provider: "cpu";
  }

  export interface Vad {
    acceptWaveform(samples: Float32Array): void;
    isEmpty(): boolean;
    /** The earliest stretch of speech found; `false` copies it, so that `pop` may free it. */
    front(enableExternalBuffer: boolean): { start: number; samples: Float32Array };
    pop(): void;
    flush(): void;
    reset(): void;
    clear(): void;
  }

  /** CommonJS: Node finds no names in it, only the whole. */
  const sherpa: {
    OfflineRecognizer: {
      createAsync(config: RecognizerConfig): Promise<OfflineRecognizer>;
    };
    OnlineRecognizer: new (config: RecognizerConfig & { enableEndpoint: 0 }) => OnlineRecognizer;
    Vad: new (config: VadConfig, bufferSizeInSeconds: number) => Vad;
  };
  export default sherpa;
}
