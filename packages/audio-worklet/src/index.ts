export { CaptureController } from "./capture-controller.ts";
export type {
  CaptureFailure,
  CaptureOptions,
  CaptureStartOutcome,
  CaptureState,
  CaptureStatus,
} from "./capture-state.ts";
export { createMicrophoneCapture } from "./create-microphone-capture.ts";
export { captureSettings } from "./dsp/settings.ts";
export type { CaptureSettings, CaptureSettingsInput, GateSettings } from "./dsp/settings.ts";
export { processorUrl } from "./processor-url.ts";
