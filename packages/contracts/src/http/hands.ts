import * as z from "zod";
import { defineOperation } from "./operation.ts";
import { identityText, slug, slugParams, time } from "./shared.ts";

const handParams = z.object({ slug, identity: identityText });

export const raiseHand = defineOperation({
  id: "hands.raise",
  method: "PUT",
  path: "/api/sessions/{slug}/participants/{identity}/hand",
  summary:
    "Raise one's own hand, which the whole room sees in the order of raising; one that is up keeps its place. It goes down with leaving.",
  auth: "participant",
  params: handParams,
  status: 200,
  response: z.object({ raisedAt: time }),
  errors: ["FORBIDDEN", "SESSION_NOT_LIVE", "NOT_PARTICIPANT", "LIVEKIT_UNAVAILABLE"],
});

export const lowerHand = defineOperation({
  id: "hands.lower",
  method: "DELETE",
  path: "/api/sessions/{slug}/participants/{identity}/hand",
  summary: "Lower a hand: one's own, or as a host another's. One that is down counts as lowered.",
  auth: "participant",
  scope: "sessions:write",
  params: handParams,
  status: 204,
  errors: ["FORBIDDEN", "SESSION_NOT_LIVE", "LIVEKIT_UNAVAILABLE"],
});

export const lowerHands = defineOperation({
  id: "hands.lowerAll",
  method: "DELETE",
  path: "/api/sessions/{slug}/hands",
  summary: "Lower all hands; hosts only",
  auth: "participant",
  scope: "sessions:write",
  params: slugParams,
  status: 200,
  response: z.object({ lowered: z.int() }),
  errors: ["FORBIDDEN", "SESSION_NOT_LIVE", "LIVEKIT_UNAVAILABLE"],
});
