import type { CapturePortMessage, CapturePortReply } from "@rooms/contracts/realtime";
import { CapturePipeline } from "@rooms/audio/capture/capture-pipeline";
import type { CapturedChunk } from "@rooms/audio/capture/capture-pipeline";
import type { CaptureCommand, CaptureReport, ProcessorOptions } from "./messages.ts";

/** A stretch of audio on the clock of the engine that captures it. */
export interface AudioBlock {
  /** Of equal length; none means silence. */
  channels: readonly Float32Array[];
  /** Samples per channel. */
  length: number;
  rateHz: number;
  /** Time of the first sample, seconds. */
  atS: number;
}

/** What every place that hears audio does alike: it obeys the page, and sends chunks to the Worker's port. */
export class CaptureHost {
  readonly #pipeline: CapturePipeline;
  readonly #report: (report: CaptureReport) => void;
  #destination: MessagePort | undefined;
  #stopped = false;
  #blockEndS = 0;

  constructor(
    { settings, muted, inputRateHz }: ProcessorOptions & { inputRateHz: number },
    report: (report: CaptureReport) => void,
  ) {
    this.#report = report;
    this.#pipeline = new CapturePipeline({
      inputRateHz,
      settings,
      sink: {
        chunk: (chunk) => this.#postChunk(chunk),
        level: (rmsDb, speaking) => this.#postLevel(rmsDb, speaking),
      },
    });
    this.#pipeline.setMuted(muted);
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  push({ channels, length, rateHz, atS }: AudioBlock): void {
    if (this.#destination === undefined || this.#stopped) return;
    this.#blockEndS = atS + length / rateHz;
    this.#pipeline.setInputRate(rateHz);
    this.#pipeline.push(channels, length, atS);
  }

  obey(command: CaptureCommand): void {
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

  #postChunk(chunk: CapturedChunk): void {
    const message: CapturePortMessage = { type: "chunk", ...chunk, postedAtS: this.#blockEndS };
    this.#destination?.postMessage(message, [chunk.pcm]);
  }

  #postLevel(rmsDb: number, speaking: boolean): void {
    const report: CaptureReport = { type: "level", rmsDb, speaking };
    const message: CapturePortMessage = { ...report, postedAtS: this.#blockEndS };
    this.#destination?.postMessage(message);
    this.#report(report);
  }
}
