import { bytesPerSecond } from "@rooms/audio/pcm";
import { FrameMemory } from "../websocket/index.ts";
import { LiveStream } from "./live-stream.ts";
import type { GladiaStream, GladiaStreamOptions, GladiaStreamTiming } from "./types.ts";

export const standardTiming: GladiaStreamTiming = {
  initTimeoutMs: 10_000,
  initAttemptsMax: 3,
  connectTimeoutMs: 10_000,
  reconnectAttemptsMax: 6,
  reconnectDelayMinMs: 250,
  reconnectDelayMaxMs: 2_000,
  silenceTimeoutMs: 3_000,
  ackTimeoutMs: 10_000,
  probeTimeoutMs: 1_000,
  // Vendors read a backlog at about this rate; what comes faster only waits with them.
  resendBurstBytes: 64_000,
  resendRate: 1.25,
  drainTimeoutMs: 5_000,
};

/** Five minutes of audio: more than any outage is waited for. */
const bufferedBytesMax = 5 * 60 * bytesPerSecond;

/** Opens a vendor session; audio may be sent right away. How it fares is told by events. */
export function openGladiaStream(options: GladiaStreamOptions): GladiaStream {
  const timing = { ...standardTiming, ...options.timing };
  const frames = options.frames ?? new FrameMemory();
  const bytesMax = options.bufferedBytesMax ?? bufferedBytesMax;
  return new LiveStream({ ...options, frames, bufferedBytesMax: bytesMax }, timing);
}
