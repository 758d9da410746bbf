import { getTicket as operation } from "@rooms/contracts/http";
import { realtimePath } from "@rooms/contracts/realtime";
import { ok, presentParticipant, refuse, slug } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import { instanceStaleAfterMs } from "../../realtime/hearing.ts";
import type { RouteDeps } from "../deps.ts";

export function getTicketRoute(deps: RouteDeps): Route {
  const findPresent = presentParticipant(deps);
  return bind(operation, async ({ caller, input: { params } }) => {
    if (!deps.limits.enabled) return refuse("TRANSCRIPTION_DISABLED");
    const present = await findPresent({ caller, slug: slug(params.slug) });
    if (!present.ok) return present;
    const { session, participant } = present.value;
    // Without any instance known, the public address: the client goes on trying there until one is back.
    const address =
      (await deps.transcribers.addressFor(session.id, instanceStaleAfterMs)) ??
      deps.transcriberPublicUrl;
    const { ticket, expiresAt } = await deps.tickets.issue({
      sessionId: session.id,
      slug: session.slug,
      participantId: participant.id,
      identity: participant.identity,
      name: participant.name,
      capabilities: ["speak", "listen"],
    });
    return ok({
      url: new URL(realtimePath, address).href,
      ticket,
      identity: participant.identity,
      expiresAt: expiresAt.toISOString(),
    });
  });
}
