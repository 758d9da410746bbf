import { CaptureClock, StreamTimeline } from "@rooms/audio/capture-clock";
import { realtimeLimits } from "@rooms/contracts/realtime";
import type { AudioFrame, CapturePortMessage, CapturePortReply } from "@rooms/contracts/realtime";

/** The microphone is the only track a page captures. */
const microphoneTrack = 0;

export interface CaptureOwner {
  nowMs(): number;
  /** Offset to the session clock, or 0 while it is not known. */
  offsetMs(): number;
  /** False while the user does not want to be transcribed. */
  wanted(): boolean;
  frame(frame: Omit<AudioFrame, "seq">): void;
  level(level: { rmsDb: number; speaking: boolean }): void;
}

/** Turns what the worklets post into frames of one stream. Each port is one AudioContext with a clock of its own. */
export class Capture {
  readonly #owner: CaptureOwner;
  readonly #timeline = new StreamTimeline();
  /** The latest worklet's port and the one before, whose last words may still be under way. */
  #ports: MessagePort[] = [];

  constructor(owner: CaptureOwner) {
    this.#owner = owner;
  }

  open(port: MessagePort): void {
    const clock = new CaptureClock();
    // Both ends of this port are built together (contracts' capture.ts), so its messages are not checked.
    port.onmessage = (event: MessageEvent<CapturePortMessage>) => {
      const message = event.data;
      if (message.type === "chunk") this.#chunk(message, port, clock);
      else {
        clock.delivered({ postedAtS: message.postedAtS, arrivedAtMs: this.#owner.nowMs() });
        this.#owner.level({ rmsDb: message.rmsDb, speaking: message.speaking });
      }
    };
    this.#ports.push(port);
    while (this.#ports.length > 2) this.#ports.shift()?.close();
  }

  /** The session clock became known: times so far were local ones. */
  shift(offsetMs: number): void {
    this.#timeline.shift(offsetMs);
  }

  #chunk(
    chunk: Extract<CapturePortMessage, { type: "chunk" }>,
    port: MessagePort,
    clock: CaptureClock,
  ): void {
    const localMs = clock.localMs({ ...chunk, arrivedAtMs: this.#owner.nowMs() });
    if (this.#owner.wanted()) {
      const pcm = padded(new Uint8Array(chunk.pcm));
      const clockMs = Math.max(0, localMs + this.#owner.offsetMs());
      const { turnStart, turnEnd } = chunk;
      const startMs = this.#timeline.place({ turnStart, clockMs, pcmBytes: pcm.byteLength });
      this.#owner.frame({ track: microphoneTrack, startMs, turnStart, turnEnd, pcm });
    }
    const reply: CapturePortReply = { type: "recycle", buffer: chunk.pcm };
    port.postMessage(reply, [chunk.pcm]);
  }
}

/** A turn's last chunk may be a few samples; the protocol's least is 3 ms, so silence fills it up. */
function padded(pcm: Uint8Array): Uint8Array {
  if (pcm.byteLength >= realtimeLimits.chunkBytesMin) return pcm;
  const filled = new Uint8Array(realtimeLimits.chunkBytesMin);
  filled.set(pcm);
  return filled;
}
