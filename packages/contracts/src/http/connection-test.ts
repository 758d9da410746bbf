import * as z from "zod";
import { defineOperation } from "./operation.ts";
import { slugParams, time } from "./shared.ts";

export const connectionTest = z.object({
  /** For a LiveKit room of the caller's own, which holds one participant and is gone seconds after they left. */
  token: z.string(),
  /** Address of the LiveKit server for browsers. */
  url: z.string(),
  /** Address of the transcriber's socket; null where transcription is not available. */
  transcriberUrl: z.string().nullable(),
  expiresAt: time,
});

export const startConnectionTest = defineOperation({
  id: "connectionTest.start",
  method: "POST",
  path: "/api/sessions/{slug}/connection-test",
  summary:
    "What a page needs to test its connection before joining, for those who may join or ask: a token for a LiveKit room of one's own, good for two minutes, which opens no session",
  auth: "public",
  rate: "connectionTest",
  params: slugParams,
  status: 200,
  response: connectionTest,
  errors: [
    "MEMBERS_ONLY",
    "SESSION_LOCKED",
    "GUESTS_NOT_ALLOWED",
    "REMOVED_FROM_SESSION",
    "ENTRY_DENIED",
    "LIVEKIT_UNAVAILABLE",
  ],
});
