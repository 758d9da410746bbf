import { CaptureHost } from "./capture-host.ts";
import { processorName } from "./messages.ts";
import type { CaptureCommand, ProcessorOptions } from "./messages.ts";

// The scope of an audio worklet, which TypeScript's DOM library does not describe.
declare const sampleRate: number;
declare const currentTime: number;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(
  name: string,
  processor: new (options: { processorOptions: ProcessorOptions }) => AudioWorkletProcessor,
): void;

/** Hears what is connected to its node. Its output stays silent. */
class CaptureProcessor extends AudioWorkletProcessor {
  readonly #host: CaptureHost;

  constructor({ processorOptions }: { processorOptions: ProcessorOptions }) {
    super();
    this.#host = new CaptureHost({ ...processorOptions, inputRateHz: sampleRate }, (report) =>
      this.port.postMessage(report),
    );
    this.port.onmessage = (event: MessageEvent<CaptureCommand>) => this.#host.obey(event.data);
  }

  process(inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
    if (this.#host.stopped) return this.#retire();
    // With nothing connected the input has no channel; the output always tells the length of the block.
    const length = outputs[0]?.[0]?.length ?? 0;
    const channels = inputs[0] ?? [];
    this.#host.push({ channels, length, rateHz: sampleRate, atS: currentTime });
    return true;
  }

  /**
   * Says "stopped" no earlier than in its last block: a context closed before that keeps a node alive that still
   * wanted to process.
   */
  #retire(): false {
    this.port.postMessage({ type: "stopped" });
    this.port.close();
    return false;
  }
}

registerProcessor(processorName, CaptureProcessor);
