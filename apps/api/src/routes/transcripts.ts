import { createHash } from "node:crypto";
import * as contracts from "@rooms/contracts/http";
import type { Transcript, TranscriptSegment } from "@rooms/contracts/http";
import type { Locale } from "@rooms/contracts/locale";
import { speakerNames } from "@rooms/domain/sessions/distinct-names";
import { outsideOf, type Participant } from "@rooms/domain/sessions/participant";
import type { Outside } from "@rooms/domain/vocabulary/sessions";
import { type ReadablePart, readablePart } from "@rooms/domain/sessions/use-cases/read-sessions";
import {
  type ParticipantIdentity,
  participantIdentity,
  segmentId,
  type SessionId,
  slug,
} from "@rooms/domain/shared/ids";
import { ok, refuse, type Result } from "@rooms/domain/shared/result";
import type { Segment } from "@rooms/domain/transcription/segment";
import { correctSegment, listCorrections } from "@rooms/domain/transcription/use-cases/corrections";
import { bind } from "../http/bind.ts";
import type { Route } from "../http/bind.ts";
import type { ExportDocument, ExportFormat } from "../exports/export-document.ts";
import { contentDisposition } from "../exports/file-name.ts";
import { createExportFormats } from "../exports/formats.ts";
import { readExportDocument, wordReader } from "../exports/read-document.ts";
import { streamOf } from "../exports/stream.ts";
import { getOwnTranscriptRoute } from "./own-transcript.ts";
import type { RouteDeps } from "./deps.ts";

const { segmentsPerPageMax, correctionsListedMax } = contracts.httpLimits;

/** The transcript as JSON and as files, and the corrections of its segments. */
export function transcriptRoutes(deps: RouteDeps): Route[] {
  return [
    getTranscriptRoute(deps),
    getOwnTranscriptRoute(deps),
    correctSegmentRoute(deps),
    listCorrectionsRoute(deps),
  ];
}

function getTranscriptRoute({ store }: RouteDeps): Route {
  const findReadable = readablePart({ store });
  const formats = createExportFormats();
  return bind(contracts.getTranscript, async ({ caller, locale, input: { params, query } }) => {
    const part = await findReadable({ caller, slug: slug(params.slug) });
    if (!part.ok) return part;
    const { format = "json", after = 0, limit = segmentsPerPageMax } = query;
    return format === "json"
      ? ok(await page({ store }, part.value, { after, limit }))
      : download({ store }, formats[format], {
          ...{ ...part.value, locale, after },
          extension: format,
        });
  });
}

function correctSegmentRoute(deps: RouteDeps): Route {
  const correct = correctSegment(deps);
  return bind(contracts.correctSegment, async ({ caller, input: { params, body } }) => {
    const { text, identity, basedOn } = body;
    const place = { caller, slug: slug(params.slug), segmentId: segmentId(params.id) };
    const speaker = typeof identity === "string" ? participantIdentity(identity) : identity;
    const change = {
      ...{ basedOn },
      ...(text !== undefined && { text }),
      ...(speaker !== undefined && { identity: speaker }),
    };
    const corrected = await correct({ ...place, change });
    if (!corrected.ok) return corrected;
    return ok(segmentOf(corrected.value, await speakersIn(deps, corrected.value.sessionId)));
  });
}

function listCorrectionsRoute(deps: RouteDeps): Route {
  const list = listCorrections(deps);
  return bind(contracts.listCorrections, async ({ caller, input: { params } }) => {
    const place = { caller, slug: slug(params.slug), segmentId: segmentId(params.id) };
    const listed = await list({ ...place, limit: correctionsListedMax });
    if (!listed.ok) return listed;
    const { session, entries } = listed.value;
    const { nameOf } = await speakersIn(deps, session.id);
    return ok({
      items: entries.map(({ revision, text, correctedBy, at, ...said }) => ({
        ...{ revision, text, correctedBy },
        identity: said.participantIdentity,
        name: nameOf(said),
        at: at.toISOString(),
      })),
    });
  });
}

type NameOf = ReturnType<typeof speakerNames<ParticipantIdentity>>;

interface Speakers {
  readonly nameOf: NameOf;
  readonly outside: ReadonlyMap<ParticipantIdentity, Outside | null>;
}

async function speakersIn({ store }: Stored, session: SessionId): Promise<Speakers> {
  return speakersOf(await store.participants.list(session));
}

function speakersOf(participants: readonly Participant[]): Speakers {
  const outside = new Map(participants.map((one) => [one.identity, outsideOf(one)]));
  return { nameOf: speakerNames(participants), outside };
}

type Stored = Pick<RouteDeps, "store">;

async function page(
  { store }: Stored,
  { session, fromMs }: ReadablePart,
  { after, limit }: { after: number; limit: number },
): Promise<Transcript> {
  const { spaceId, id } = session;
  const [rows, gaps, participants] = await Promise.all([
    store.transcripts.listAfter(spaceId, id, { afterSeq: after, fromMs }, limit + 1),
    store.transcripts.listGaps(spaceId, id, fromMs),
    store.participants.list(id),
  ]);
  const identityOf = new Map(participants.map((one) => [one.id, one.identity]));
  const speakers = speakersOf(participants);
  const segments = rows.slice(0, limit);
  return {
    segments: segments.map((segment) => segmentOf(segment, speakers)),
    gaps: gaps.flatMap(({ participantId, startedAtMs, endedAtMs, reason }) => {
      const identity = identityOf.get(participantId);
      return identity === undefined ? [] : [{ identity, startedAtMs, endedAtMs, reason }];
    }),
    nextAfter: rows.length > limit ? (segments.at(-1)?.seq ?? null) : null,
  };
}

function segmentOf(segment: Segment, { nameOf, outside }: Speakers): TranscriptSegment {
  const { original, revision } = segment;
  const { id, utteranceId, seq, text, language, confidence, startedAtMs, endedAtMs } = segment;
  return {
    id,
    utteranceId,
    seq,
    identity: segment.participantIdentity,
    name: nameOf(segment),
    outside: outside.get(segment.participantIdentity) ?? null,
    text,
    language,
    confidence,
    startedAtMs,
    endedAtMs,
    words: [...segment.words],
    revision,
    original: original && {
      identity: original.participantIdentity,
      name: nameOf(original),
      text: original.text,
    },
  };
}

async function download(
  { store }: Stored,
  file: ExportFormat,
  {
    session,
    extension,
    ...wanted
  }: ReadablePart & {
    locale: Locale;
    after: number;
    extension: string;
  },
): Promise<Result<Response>> {
  const document = await readExportDocument(store, { ...wanted, session });
  const headers = {
    "content-type": file.mediaType,
    "content-disposition": contentDisposition(document, extension),
  };
  if ("bytes" in file) {
    if (document.lines.length + document.gaps.length > file.entriesMax) {
      return refuse("TRANSCRIPT_TOO_LONG");
    }
    const bytes = file.bytes(document);
    if (bytes === null) return refuse("RATE_LIMITED");
    // The bytes hold the time they were written at: the same file has another hash each time.
    const etag = `W/"${createHash("sha256").update(textOfAll(document)).digest("base64url")}"`;
    return ok(new Response(await bytes, { headers: { ...headers, etag } }));
  }
  const body = streamOf(file.pieces(document, wordReader(store, session)));
  return ok(new Response(body, { headers }));
}

function textOfAll(document: ExportDocument): string {
  return JSON.stringify({ ...document, analysis: document.analysis?.result ?? null });
}
