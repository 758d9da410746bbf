export { CaptureController } from "./capture-controller.ts";
export type {
  CaptureFailure,
  CaptureOptions,
  CaptureStartOutcome,
  CaptureState,
  CaptureStatus,
} from "./capture-state.ts";
export { createMicrophoneCapture } from "./create-microphone-capture.ts";
export { captureSettings } from "@rooms/audio/capture/settings";
export type {
  CaptureSettings,
  CaptureSettingsInput,
  GateSettings,
} from "@rooms/audio/capture/settings";
export { processorUrl } from "./processor-url.ts";
