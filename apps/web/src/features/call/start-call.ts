import { createMicrophoneCapture } from "@rooms/audio-worklet";
import { createLiveClient } from "@rooms/live-client";
import type { DeviceMemory } from "./lobby/view-models/device-memory.ts";
import { cameraConstraints, microphoneConstraints } from "./lobby/view-models/media-constraints.ts";
import { loadLiveKit } from "./room/view-models/livekit.ts";
import type { DeviceStart } from "./room/view-models/room-store.ts";
import { openUnsuppressed } from "./transcription/view-models/unsuppressed-microphone.ts";
import { CallSession } from "./call-session.ts";

export interface CallStart {
  readonly slug: string;
  readonly guestName: string | undefined;
  readonly transcribe: boolean;
  readonly firstToCome: boolean;
  readonly memory: DeviceMemory;
  /** The preview's tracks; null for a device that starts off. */
  readonly microphone: DeviceStart;
  readonly camera: DeviceStart;
  /** Made in the join click. */
  readonly audioContext: AudioContext;
}

/** Makes a call with the real LiveKit, socket and capture, and joins. */
export function startCall(start: CallStart): CallSession {
  const { slug, guestName, transcribe, firstToCome, memory, microphone, camera } = start;
  let madeInClick: AudioContext | null = start.audioContext;
  const call = new CallSession({
    slug,
    guestName,
    transcribe,
    firstToCome,
    load: loadLiveKit,
    microphoneConstraints: microphoneConstraints(memory.microphoneId, memory.noiseSuppression),
    cameraConstraints: cameraConstraints(memory.cameraId),
    speakerId: memory.speakerId,
    createLive: (fetchTicket) => createLiveClient({ fetchTicket, onTracedLine }),
    openUnsuppressed,
    createCapture: (openPort) => {
      const capture = createMicrophoneCapture({
        track: null,
        muted: true,
        openPort,
        createContext: (options) => {
          const context = madeInClick;
          madeInClick = null;
          return context !== null && options.sampleRate === undefined
            ? context
            : new AudioContext(options);
        },
      });
      // Where the capture reads tracks by itself, it has not been taken by now.
      void madeInClick?.close();
      madeInClick = null;
      return capture;
    },
  });
  void call.join(microphone, camera);
  return call;
}

/** Reads along beside another device of the same person: no LiveKit, no microphone, a socket that only listens. */
export function startBeside(slug: string): CallSession {
  const call = new CallSession({
    slug,
    guestName: undefined,
    transcribe: false,
    load: loadLiveKit,
    microphoneConstraints: {},
    cameraConstraints: {},
    speakerId: null,
    createLive: (fetchTicket) => createLiveClient({ fetchTicket, onTracedLine }),
    openUnsuppressed,
    createCapture: null,
  });
  call.joinBeside();
  return call;
}

/** Loaded where traces are kept alone. */
function onTracedLine(traceparent: string): void {
  const receivedAtMs = performance.now();
  void import("./transcription/view-models/report-shown.ts").then(({ reportShown }) =>
    reportShown(traceparent, receivedAtMs),
  );
}
