export { CapturePipeline } from "./capture-pipeline.ts";
export type { CapturedChunk, CaptureSink } from "./capture-pipeline.ts";
export { inputRateHzMax, inputRateHzMin, Resampler } from "./resampler.ts";
export { captureSettings, chunkSamplesMin, outputRateHz } from "./settings.ts";
export type { CaptureSettings, CaptureSettingsInput, GateSettings } from "./settings.ts";
