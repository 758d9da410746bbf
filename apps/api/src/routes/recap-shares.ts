import {
  createRecapShare as createOperation,
  getSharedRecap,
  listRecapShares as listOperation,
  revokeRecapShare as revokeOperation,
} from "@rooms/contracts/http";
import type { RecapShare as ShareView, SharedRecap as RecapView } from "@rooms/contracts/http";
import type { AnalysisVersion, EvidenceLine } from "@rooms/domain/analysis/analysis";
import { distinctNames, speakerNames } from "@rooms/domain/sessions/distinct-names";
import { outsideOf } from "@rooms/domain/sessions/participant";
import { recapShareId, slug } from "@rooms/domain/shared/ids";
import type { RecapShareView, SharedRecap } from "@rooms/domain/sharing/recap-share";
import {
  createRecapShare,
  listRecapShares,
  readSharedRecap,
  revokeRecapShare,
} from "@rooms/domain/sharing/use-cases/recap-shares";
import { bind } from "../http/bind.ts";
import type { Route } from "../http/bind.ts";
import type { RouteDeps } from "./deps.ts";
import { mapResult } from "./results.ts";

/** Links to a recap for people without an account, and what they show. */
export function recapShareRoutes(deps: RouteDeps): Route[] {
  const create = createRecapShare(deps);
  const list = listRecapShares(deps);
  const revoke = revokeRecapShare(deps);
  const read = readSharedRecap(deps);
  return [
    bind(createOperation, async ({ caller, input: { params, body } }) => {
      const { days = 30, withTranscript = false } = body;
      const place = { userId: caller.userId, slug: slug(params.slug) };
      return mapResult(await create({ ...place, days, withTranscript }), ({ share, token }) => ({
        share: shareOf(share),
        token,
        url: `${deps.publicUrl}/r/${token}`,
      }));
    }),
    bind(listOperation, async ({ caller, input: { params } }) =>
      mapResult(await list({ userId: caller.userId, slug: slug(params.slug) }), (shares) => ({
        items: shares.map(shareOf),
      })),
    ),
    bind(revokeOperation, ({ caller, input: { params } }) =>
      revoke({ userId: caller.userId, slug: slug(params.slug), id: recapShareId(params.id) }),
    ),
    bind(getSharedRecap, async ({ input: { params } }) =>
      mapResult(await read(params.token), recapOf),
    ),
  ];
}

function shareOf(share: RecapShareView): ShareView {
  return {
    id: share.id,
    withTranscript: share.withTranscript,
    createdBy: share.creatorName,
    createdAt: share.createdAt.toISOString(),
    expiresAt: share.expiresAt.toISOString(),
    lastOpenedAt: share.lastOpenedAt?.toISOString() ?? null,
  };
}

/** Field by field: what is not named here does not leave by a link. */
function recapOf({ share, session, space, participants, ...read }: SharedRecap): RecapView {
  const { analysis, transcript } = read;
  const names = distinctNames(participants);
  const speakerOf = speakerNames(participants);
  const outside = new Map(participants.map((one) => [one.identity, outsideOf(one)]));
  return {
    title: session.title,
    startedAt: session.startedAt?.toISOString() ?? null,
    endedAt: session.endedAt?.toISOString() ?? null,
    timeZone: space.timeZone,
    participants: participants.map((one) => ({
      name: names.get(one.identity) ?? one.name,
      guest: outsideOf(one) === "guest",
      outside: outsideOf(one),
    })),
    analysis: analysis && analysisOf(analysis, transcript),
    transcript: transcript && {
      lines: transcript.lines.map((line) => ({
        speaker: speakerOf(line),
        outside: outside.get(line.participantIdentity) ?? null,
        text: line.text,
        language: line.language,
        startedAtMs: line.startedAtMs,
        endedAtMs: line.endedAtMs,
      })),
      gaps: transcript.gaps.map((gap) => ({
        speaker: names.get(gap.participantIdentity) ?? "?",
        startedAtMs: gap.startedAtMs,
        endedAtMs: gap.endedAtMs,
        reason: gap.reason,
      })),
    },
    expiresAt: share.expiresAt.toISOString(),
  };
}

function analysisOf(
  { analyser, result }: AnalysisVersion,
  transcript: SharedRecap["transcript"],
): RecapView["analysis"] {
  const places = new Map(transcript?.lines.map(({ id }, index) => [id, index] as const));
  const lineOf = ({ text, segmentIds }: EvidenceLine) => ({
    text,
    evidence: segmentIds.flatMap((id) => places.get(id) ?? []),
  });
  return {
    analyser,
    summary: result.summary.map(lineOf),
    decisions: result.decisions.map(lineOf),
    tasks: result.tasks.map((task) => ({ ...lineOf(task), owner: task.owner, dueOn: task.dueOn })),
    risks: result.risks.map(lineOf),
    questions: result.questions.map(lineOf),
  };
}
