import { getTranscript as operation, httpLimits } from "@rooms/contracts/http";
import type { Transcript, TranscriptFormat, TranscriptSegment } from "@rooms/contracts/http";
import { ok, readableSession, slug } from "@rooms/domain";
import type { Segment, Session } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import { transcriptFormats } from "../../transcripts/formats.ts";
import type { RouteDeps } from "../deps.ts";

export function getTranscriptRoute({ store }: RouteDeps): Route {
  const findReadable = readableSession({ store });
  return bind(operation, async ({ caller, input: { params, query } }) => {
    const session = await findReadable({ caller, slug: slug(params.slug) });
    if (!session.ok) return session;
    const { format = "json", after = 0, limit = httpLimits.segmentsPerPageMax } = query;
    return ok(
      format === "json"
        ? await page({ store }, session.value, { after, limit })
        : await download({ store }, session.value, { format, after }),
    );
  });
}

type Stored = Pick<RouteDeps, "store">;

async function page(
  { store }: Stored,
  { spaceId, id }: Session,
  { after, limit }: { after: number; limit: number },
): Promise<Transcript> {
  const [rows, gaps, participants] = await Promise.all([
    store.transcripts.listAfter(spaceId, id, after, limit + 1),
    store.transcripts.listGaps(spaceId, id),
    store.participants.list(id),
  ]);
  const identityOf = new Map(participants.map((one) => [one.id, one.identity]));
  const segments = rows.slice(0, limit);
  return {
    segments: segments.map(segmentOf),
    gaps: gaps.flatMap(({ participantId, startedAtMs, endedAtMs, reason }) => {
      const identity = identityOf.get(participantId);
      return identity === undefined ? [] : [{ identity, startedAtMs, endedAtMs, reason }];
    }),
    nextAfter: rows.length > limit ? (segments.at(-1)?.seq ?? null) : null,
  };
}

function segmentOf(segment: Segment): TranscriptSegment {
  const { id, utteranceId, seq, text, language, confidence, startedAtMs, endedAtMs } = segment;
  return {
    id,
    utteranceId,
    seq,
    identity: segment.participantIdentity,
    name: segment.participantName,
    text,
    language,
    confidence,
    startedAtMs,
    endedAtMs,
    words: [...segment.words],
  };
}

async function download(
  { store }: Stored,
  session: Session,
  { format, after }: { format: Exclude<TranscriptFormat, "json">; after: number },
): Promise<Response> {
  const lines = await store.transcripts.listLines(session.spaceId, session.id, after);
  const { mediaType, render } = transcriptFormats[format];
  const document = {
    title: session.title,
    startedAt: session.startedAt,
    lines: lines.map(({ participantName, text, startedAtMs, endedAtMs }) => ({
      name: participantName,
      text,
      startedAtMs,
      endedAtMs,
    })),
  };
  return new Response(render(document), {
    headers: {
      "content-type": mediaType,
      "content-disposition": `attachment; filename="${session.slug}.${format}"`,
    },
  });
}
