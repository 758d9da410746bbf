import { SignJWT } from "jose";

/** Joining takes less; LiveKit renews it for who is in the room. */
const ttlSeconds = 600;

export interface AgentTokenRequest {
  room: string;
  identity: string;
  apiKey: string;
  apiSecret: string;
}

/**
 * To be in the room unseen and hear, nothing else. `agent` keeps it from holding the room open and from taking a place;
 * `recorder` would also receive participants who allow no subscription.
 *
 * Signed by jose, which reads the tickets here anyway: for this one token livekit-server-sdk would add 16 MiB and four times
 * jose's loading time to every transcriber.
 */
export function mintAgentToken({
  room,
  identity,
  apiKey,
  apiSecret,
}: AgentTokenRequest): Promise<string> {
  const video = {
    ...{ roomJoin: true, room, hidden: true, agent: true },
    ...{ canSubscribe: true, canPublish: false, canPublishData: false },
  };
  return new SignJWT({ video, kind: "agent" })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer(apiKey)
    .setSubject(identity)
    .setNotBefore("-1 minute")
    .setExpirationTime(`${ttlSeconds} s`)
    .sign(new TextEncoder().encode(apiSecret));
}
