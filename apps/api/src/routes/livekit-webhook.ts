import {
  listenerNewsMs,
  type MediaEnd,
  type PresenceReport,
} from "@rooms/domain/sessions/presence";
import {
  applyPresenceReport,
  settleListener,
} from "@rooms/domain/sessions/use-cases/track-presence";
import { checkEntered } from "@rooms/domain/sessions/use-cases/enforce-access";
import type { ParticipantInRoom } from "@rooms/domain/sessions/ports";
import { isSlug } from "@rooms/domain/shared/ids";
import type { Hono } from "hono";
import { answerProblem } from "../http/problem.ts";
import type { AppEnv } from "../http/types.ts";
import type { RouteDeps } from "./deps.ts";

/** A webhook event, as the adapter reads it from a signed body. */
type WebhookNews =
  | {
      kind: "presence";
      event: {
        id: string;
        kind: "joined" | "left";
        room: string;
        participant: ParticipantInRoom;
        at: Date;
      };
    }
  | { kind: "other" }
  | { kind: "bad-signature" };

export type ReadWebhook = (
  rawBody: string,
  authorization: string | undefined,
) => Promise<WebhookNews>;

interface WebhookDeps extends Pick<RouteDeps, "store" | "clock" | "rooms" | "background"> {
  /** Ends early when the process stops: what is not seen by then the worker's comparison finds. */
  pause: (ms: number) => Promise<void>;
}

const webhookPath = "/api/livekit/webhook";

/** An event that was delivered before, or comes late, changes nothing. */
export function serveLiveKitWebhook(deps: WebhookDeps, read: ReadWebhook) {
  const apply = applyPresenceReport(deps);
  const checkEntry = checkEntered(deps);
  const settle = settleListener(deps);
  const lookAgain = (end: MediaEnd): void =>
    deps.background.run("look again at whose media ended", async () => {
      await deps.pause(listenerNewsMs);
      await settle(end);
    });
  return (app: Hono<AppEnv>): void => {
    app.post(webhookPath, async (context) => {
      context.set("operationId", "livekit.webhook");
      const news = await read(await context.req.text(), context.req.header("authorization"));
      if (news.kind === "bad-signature") {
        return answerProblem(context, { code: "WEBHOOK_SIGNATURE" });
      }
      if (news.kind === "presence" && isSlug(news.event.room)) {
        const { room: slug, kind, participant } = news.event;
        const result = await apply({ slug, report: reportOf(news.event, deps) });
        if (!result.ok) return answerProblem(context, result.error);
        if (kind === "joined") await checkEntry(slug, participant);
        if (result.value.mediaEnd) lookAgain(result.value.mediaEnd);
      }
      return context.body(null, 204);
    });
  };
}

function reportOf(
  { id, kind, participant, at }: Extract<WebhookNews, { kind: "presence" }>["event"],
  { clock }: Pick<RouteDeps, "clock">,
): PresenceReport {
  const now = clock.now();
  return {
    eventId: id,
    kind,
    identity: participant.identity,
    connectionId: participant.connectionId,
    connectedAt: participant.joinedAt,
    // LiveKit's clock may be ahead of ours; nothing has happened in the future.
    at: at < now ? at : now,
  };
}
