import * as z from "zod";
import { defineOperation } from "./operation.ts";
import { identityText, slugParams, time } from "./shared.ts";

export const getTicket = defineOperation({
  id: "transcription.ticket",
  method: "POST",
  path: "/api/sessions/{slug}/transcription/ticket",
  summary: "A ticket for the realtime socket, good for an hour at most; join first",
  auth: "participant",
  params: slugParams,
  status: 200,
  response: z.object({
    /** Whole address of the socket. */
    url: z.string(),
    ticket: z.string(),
    identity: identityText,
    expiresAt: time,
  }),
  errors: [
    "NOT_PARTICIPANT",
    "SESSION_ENDED",
    "SESSION_EXPIRED",
    "SESSION_NOT_LIVE",
    "REMOVED_FROM_SESSION",
    "TRANSCRIPTION_DISABLED",
  ],
});
