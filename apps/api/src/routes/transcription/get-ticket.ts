import { getTicket as operation } from "@rooms/contracts/http";
import { realtimePath } from "@rooms/contracts/realtime";
import type { TicketClaims } from "@rooms/contracts/realtime";
import { admitToTranscription, joinedAtMs, ok, slug } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import { instanceStaleAfterMs } from "../../realtime/hearing.ts";
import type { RouteDeps } from "../deps.ts";

export function getTicketRoute(deps: RouteDeps): Route {
  const admit = admitToTranscription(deps);
  return bind(operation, async ({ caller, input: { params, body } }) => {
    const { speak = true } = body;
    const admitted = await admit({ caller, slug: slug(params.slug), speak });
    if (!admitted.ok) return admitted;
    const { session, participant, readsFromMs } = admitted.value;
    const capabilities: TicketClaims["capabilities"] = speak ? ["speak", "listen"] : ["listen"];
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
      joinedAtMs: joinedAtMs(participant, session.startedAt ?? participant.joinedAt),
      readsFromMs,
      capabilities,
    });
    return ok({
      url: new URL(realtimePath, address).href,
      ticket,
      identity: participant.identity,
      capabilities,
      lineKey: await deps.tickets.lineKey(),
      expiresAt: expiresAt.toISOString(),
    });
  });
}
