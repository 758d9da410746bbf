import * as z from "zod";
import { socketUrl } from "./variables.ts";

/** What a process needs to speak to LiveKit's server. */
export const livekitVariables = {
  /** Where browsers reach it. */
  LIVEKIT_URL: socketUrl,
  /** Where our own processes reach it, when that is elsewhere. */
  LIVEKIT_INTERNAL_URL: z.url({ protocol: /^(https?|wss?)$/ }).optional(),
  LIVEKIT_API_KEY: z.string().min(1),
  LIVEKIT_API_SECRET: z.string().min(1),
};

/** `http(s)://` address of LiveKit for this process. */
export function livekitHttpUrl(env: {
  LIVEKIT_URL: string;
  LIVEKIT_INTERNAL_URL?: string | undefined;
}): string {
  return (env.LIVEKIT_INTERNAL_URL ?? env.LIVEKIT_URL).replace(/^ws/, "http");
}
