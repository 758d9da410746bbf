import { httpLimits } from "@rooms/contracts/http";
import type { LiveKitToken, LiveMetadata, RealtimeTicket } from "@rooms/contracts/http";
import { captureAttribute, capturedByClient, realtimeUrl } from "@rooms/contracts/realtime";
import type { TicketClaims } from "@rooms/contracts/realtime";
import { noAvatarColor } from "@rooms/domain/identity/no-avatar-color";
import type { ParticipantView } from "@rooms/domain/sessions/participant";
import { joinedAtMs } from "@rooms/domain/sessions/rights";
import { mayShareScreen } from "@rooms/domain/sessions/screen-sharing";
import type { Session } from "@rooms/domain/sessions/session";
import type { Caller } from "@rooms/domain/shared/caller";
import type { SessionId, Slug } from "@rooms/domain/shared/ids";
import { ok, refuse, type Result } from "@rooms/domain/shared/result";
import { authorizeTranscription } from "@rooms/domain/transcription/use-cases/authorize-transcription";
import { instanceStaleAfterMs } from "../realtime/transcription-availability.ts";
import type { RouteDeps } from "./deps.ts";

const ttlSeconds = httpLimits.livekitTokenTtlSeconds;

/** Makes the token that connects a participant, whose rights were checked, to the LiveKit room. LIVEKIT_UNAVAILABLE. */
export function livekitTokens({ livekit, clock }: Pick<RouteDeps, "livekit" | "clock">) {
  return async (
    session: Pick<Session, "slug" | "screenSharing">,
    person: ParticipantView,
    capture: "client" | "room" | undefined,
  ): Promise<Result<LiveKitToken>> => {
    if (!(await livekit.isUp())) return refuse("LIVEKIT_UNAVAILABLE");
    const { slug: room } = session;
    const { identity, name } = person;
    const metadata = liveMetadataOf(person);
    const token = await livekit.mint({
      ...{ room, identity, name, metadata, ttlSeconds },
      mayShareScreen: mayShareScreen(session, person),
      attributes: capture === "client" ? { [captureAttribute]: capturedByClient } : {},
    });
    const expiresAt = new Date(clock.now().getTime() + ttlSeconds * 1000).toISOString();
    return ok({ token, url: livekit.publicUrl, room, identity, expiresAt });
  };
}

/** LiveKit metadata of a participant, which every page in the room reads. */
export function liveMetadataOf(participant: ParticipantView): string {
  const { avatarUrl, email, identity, role, outsider } = participant;
  const metadata: LiveMetadata = {
    avatarUrl,
    noAvatarColor: noAvatarColor(email ?? identity),
    role,
    outsider,
  };
  return JSON.stringify(metadata);
}

/** Makes the ticket that opens the realtime socket to a participant. Refusals of `authorizeTranscription`. */
export function realtimeTickets(deps: RouteDeps) {
  const authorize = authorizeTranscription(deps);
  return async (request: {
    caller: Caller;
    slug: Slug;
    speak: boolean;
  }): Promise<Result<RealtimeTicket>> => {
    const authorized = await authorize(request);
    if (!authorized.ok) return authorized;
    const { session, participant, readsFromMs } = authorized.value;
    const capabilities: TicketClaims["capabilities"] = request.speak
      ? ["speak", "listen"]
      : ["listen"];
    const url = await transcriberUrl(deps, session.id);
    const { ticket, expiresAt } = await deps.tickets.issue({
      sessionId: session.id,
      slug: session.slug,
      participantId: participant.id,
      identity: participant.identity,
      name: participant.name,
      joinedAtMs: joinedAtMs(participant, session.startedAt ?? participant.joinedAt),
      readsFromMs,
      capabilities,
    });
    return ok({
      url,
      ticket,
      identity: participant.identity,
      capabilities,
      lineKey: await deps.tickets.lineKey(),
      expiresAt: expiresAt.toISOString(),
    });
  };
}

/** Where a session's sockets go; while no instance is known, clients try again at the public address. */
export async function transcriberUrl(
  { transcribers, transcriberPublicUrl }: Pick<RouteDeps, "transcribers" | "transcriberPublicUrl">,
  session: SessionId,
): Promise<string> {
  const address = await transcribers.addressFor(session, instanceStaleAfterMs);
  return realtimeUrl(address ?? transcriberPublicUrl);
}
