import type { CaptureEngine } from "./capture-engine.ts";
import { fulfilledWithin } from "./fulfilled-within.ts";
import type { CaptureCommand, CaptureReport } from "./messages.ts";

/** The capturing side holds the last words until it answers "stop": within a block or two, on a busy machine later; a dead one never does. */
const stopDeadlineMs = 1_000;

/** What all engines do alike: they command the side that captures, and listen to what it reports. */
export abstract class RemoteEngine implements Pick<CaptureEngine, "setMuted" | "flush" | "close"> {
  /** Aborted when the engine is closed. */
  protected readonly listening = new AbortController();
  readonly #stopped = Promise.withResolvers<null>();
  readonly #onLevel: (level: { rmsDb: number; speaking: boolean }) => void;
  #closing: Promise<void> | undefined;

  constructor(onLevel: (level: { rmsDb: number; speaking: boolean }) => void) {
    this.#onLevel = onLevel;
  }

  setMuted(muted: boolean): void {
    this.command({ type: muted ? "mute" : "unmute" });
  }

  flush(): void {
    this.command({ type: "flush" });
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  protected readonly report = ({ data }: MessageEvent<CaptureReport>): void => {
    if (data.type === "stopped") this.#stopped.resolve(null);
    else if (!this.listening.signal.aborted) this.#onLevel(data);
  };

  protected abstract command(command: CaptureCommand, transfer?: Transferable[]): void;
  /** Takes the sound away before the capturing side is told to stop. */
  protected abstract silence(): void;
  /** Lets go of everything, when all is said or nothing more comes. */
  protected abstract release(): Promise<void>;

  async #close(): Promise<void> {
    this.listening.abort();
    this.silence();
    this.command({ type: "stop" });
    await fulfilledWithin(this.#stopped.promise, stopDeadlineMs);
    await this.release();
  }
}
