import type { CaptureSettings } from "@rooms/audio/capture/settings";

/** The name under which the processor registers itself. */
export const processorName = "rooms-capture";

/** `processorOptions` of the node, and what the Worker is opened with. */
export interface ProcessorOptions {
  settings: CaptureSettings;
  muted: boolean;
}

/** Page → processor on the node's own port, or → Worker. */
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

/** Page → Worker that reads tracks. */
export type ListenerCommand =
  | CaptureCommand
  /** First of all. */
  | { type: "open"; options: ProcessorOptions }
  /** The blocks of the track to hear from now on, transferred; null for none. */
  | { type: "hear"; blocks: ReadableStream<AudioData> | null };

/** Processor or Worker → page. Levels double as the sign that audio arrives. */
export type CaptureReport =
  { type: "level"; rmsDb: number; speaking: boolean } | { type: "stopped" };
