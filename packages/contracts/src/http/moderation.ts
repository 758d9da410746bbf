import * as z from "zod";
import { defineOperation } from "./operation.ts";
import { transcriptionPause } from "./participants.ts";
import { identityText, slug, slugParams, time } from "./shared.ts";

const errors = ["FORBIDDEN", "SESSION_NOT_LIVE", "LIVEKIT_UNAVAILABLE"] as const;

export const muteAll = defineOperation({
  id: "moderation.muteAll",
  method: "POST",
  path: "/api/sessions/{slug}/mute",
  summary: "Mute everyone's microphone but one's own, which they may unmute; hosts only",
  auth: "participant",
  scope: "sessions:write",
  params: slugParams,
  status: 200,
  response: z.object({
    /** Microphones that were on. */
    muted: z.int(),
  }),
  errors,
});

export const askToUnmute = defineOperation({
  id: "moderation.askToUnmute",
  method: "POST",
  path: "/api/sessions/{slug}/participants/{identity}/ask-to-unmute",
  summary: "Ask a participant to unmute, which only they can do; hosts only",
  auth: "participant",
  scope: "sessions:write",
  params: z.object({ slug, identity: identityText }),
  status: 204,
  errors: [...errors, "NOT_PARTICIPANT"],
});

export const setSpotlight = defineOperation({
  id: "moderation.setSpotlight",
  method: "PUT",
  path: "/api/sessions/{slug}/spotlight",
  summary:
    "Show one participant large to all, in place of another one; hosts only. It ends when they leave. Each may still pin for themselves.",
  auth: "participant",
  scope: "sessions:write",
  params: slugParams,
  body: z.strictObject({ identity: identityText }),
  status: 204,
  errors: [...errors, "NOT_PARTICIPANT"],
});

export const endSpotlight = defineOperation({
  id: "moderation.endSpotlight",
  method: "DELETE",
  path: "/api/sessions/{slug}/spotlight",
  summary: "End the spotlight; hosts only",
  auth: "participant",
  scope: "sessions:write",
  params: slugParams,
  status: 204,
  errors,
});

export const getStage = defineOperation({
  id: "sessions.stage",
  method: "GET",
  path: "/api/sessions/{slug}/stage",
  summary:
    "What the room shows to all, for who follows the session without being in it: raised hands, the longest waiting first, the spotlight, and when transcription was paused or off. Empty while the session is not live.",
  auth: "participant",
  scope: "sessions:read",
  params: slugParams,
  status: 200,
  response: z.object({
    hands: z.array(z.object({ identity: identityText, raisedAt: time })),
    /** The participant whom a host shows large to all; null for none. */
    spotlight: identityText.nullable(),
    /** The latest twenty, in order. */
    pauses: z.array(transcriptionPause),
  }),
  errors: ["LIVEKIT_UNAVAILABLE"],
});
