import type { CapturePortMessage, CapturePortReply } from "@rooms/contracts/realtime";
import { CapturePipeline } from "./dsp/capture-pipeline.ts";
import type { CapturedChunk } from "./dsp/capture-pipeline.ts";
import { processorName } from "./messages.ts";
import type { CaptureCommand, CaptureReport, ProcessorOptions } from "./messages.ts";

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

/** Thin shell: blocks go into the pipeline, chunks go out on the Worker's port. Its output stays silent. */
class CaptureProcessor extends AudioWorkletProcessor {
  readonly #pipeline: CapturePipeline;
  #destination: MessagePort | undefined;
  #stopped = false;
  #blockEndS = 0;

  constructor({ processorOptions }: { processorOptions: ProcessorOptions }) {
    super();
    this.#pipeline = new CapturePipeline({
      inputRateHz: sampleRate,
      settings: processorOptions.settings,
      sink: {
        chunk: (chunk) => this.#postChunk(chunk),
        level: (rmsDb, speaking) => this.#postLevel(rmsDb, speaking),
      },
    });
    this.#pipeline.setMuted(processorOptions.muted);
    this.port.onmessage = (event: MessageEvent<CaptureCommand>) => this.#obey(event.data);
  }

  process(inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
    if (this.#stopped) return this.#retire();
    // With nothing connected the input has no channel; the output always tells the length of the block.
    const length = outputs[0]?.[0]?.length ?? 0;
    this.#blockEndS = currentTime + length / sampleRate;
    const channels = inputs[0];
    if (this.#destination !== undefined && channels !== undefined) {
      this.#pipeline.push(channels, length, currentTime);
    }
    return true;
  }

  #obey(command: CaptureCommand): void {
    if (this.#stopped) return;
    if (command.type === "connect") this.#connect(command.port);
    else if (command.type === "flush") this.#pipeline.flush();
    else if (command.type === "stop") this.#stop();
    else this.#pipeline.setMuted(command.type === "mute");
  }

  #connect(port: MessagePort): void {
    this.#destination?.close();
    this.#destination = port;
    port.onmessage = (event: MessageEvent<CapturePortReply>) =>
      this.#pipeline.recycle(event.data.buffer);
  }

  #stop(): void {
    this.#pipeline.flush();
    this.#destination?.close();
    this.#stopped = true;
  }

  /**
   * Says "stopped" no earlier than in its last block: a context closed before that keeps a node alive that still
   * wanted to process.
   */
  #retire(): false {
    this.#report({ type: "stopped" });
    this.port.close();
    return false;
  }

  #postChunk(chunk: CapturedChunk): void {
    const message: CapturePortMessage = { type: "chunk", ...chunk, postedAtS: this.#blockEndS };
    this.#destination?.postMessage(message, [chunk.pcm]);
  }

  #postLevel(rmsDb: number, speaking: boolean): void {
    const message: CapturePortMessage & CaptureReport = { type: "level", rmsDb, speaking };
    this.#destination?.postMessage(message);
    this.#report(message);
  }

  #report(report: CaptureReport): void {
    this.port.postMessage(report);
  }
}

registerProcessor(processorName, CaptureProcessor);
