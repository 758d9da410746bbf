import type { RoomOptions } from "livekit-client";
import { reconnectDelayMs } from "./reconnect-policy.ts";

export interface MediaChoice {
  /** How the microphone is to be taken; also when LiveKit takes it anew. */
  readonly microphoneConstraints: MediaTrackConstraints;
  readonly cameraConstraints: MediaTrackConstraints;
  /** Where sound comes out; null for the browser's default. */
  readonly speakerId: string | null;
}

export function roomOptions({
  microphoneConstraints,
  cameraConstraints,
  speakerId,
}: MediaChoice): RoomOptions {
  return {
    adaptiveStream: true,
    dynacast: true,
    audioCaptureDefaults: {
      deviceId: microphoneConstraints.deviceId,
      echoCancellation: microphoneConstraints.echoCancellation !== false,
      noiseSuppression: microphoneConstraints.noiseSuppression !== false,
      autoGainControl: microphoneConstraints.autoGainControl !== false,
    },
    videoCaptureDefaults: { deviceId: cameraConstraints.deviceId },
    ...(speakerId ? { audioOutput: { deviceId: speakerId } } : {}),
    reconnectPolicy: {
      nextRetryDelayInMs: ({ retryCount, elapsedMs }) =>
        reconnectDelayMs(retryCount, elapsedMs, Math.random()),
    },
  };
}
