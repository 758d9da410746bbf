import type { CaptureSettings } from "./dsp/settings.ts";

/** The name under which the processor registers itself. */
export const processorName = "rooms-capture";

/** `processorOptions` of the node. */
export interface ProcessorOptions {
  settings: CaptureSettings;
  muted: boolean;
}

/** Page → processor, on the node's own port. */
export type CaptureCommand =
  | {
      type: "connect";
      /** Where chunks go, transferred. Nothing is captured before it is there. */
      port: MessagePort;
    }
  | { type: "mute" }
  | { type: "unmute" }
  /** End the turn now. */
  | { type: "flush" }
  /** End the turn, answer "stopped", and process nothing any more. */
  | { type: "stop" };

/** Processor → page, on the node's own port. Levels double as the sign that audio arrives. */
export type CaptureReport =
  { type: "level"; rmsDb: number; speaking: boolean } | { type: "stopped" };
