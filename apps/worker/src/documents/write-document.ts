import { Readable } from "node:stream";
import { createGzip } from "node:zlib";
import { transcriptDocumentFormat } from "@rooms/contracts/transcript-document";
import type {
  TranscriptDocumentHead,
  TranscriptDocumentSegment,
} from "@rooms/contracts/transcript-document";
import { distinctNames, speakerNames } from "@rooms/domain/sessions/distinct-names";
import { outsideOf } from "@rooms/domain/sessions/participant";
import type { FinalTranscript } from "@rooms/domain/transcription/final-transcript";
import type { Segment } from "@rooms/domain/transcription/segment";
import type { SttStream } from "@rooms/domain/transcription/usage";
import { sessionTotals } from "@rooms/domain/transcription/usage-rules";

/** The document of `contracts/transcript-document.ts`, compressed; a page of segments is all that it holds at a time. */
export function writeDocument(transcript: FinalTranscript): AsyncIterable<Uint8Array> {
  const text = Readable.from(textOf(transcript), { objectMode: false });
  const gzip = createGzip();
  // Not `pipe`, which leaves the reading end open when the other fails.
  text.on("error", (error) => gzip.destroy(error));
  gzip.on("close", () => text.destroy());
  return text.pipe(gzip);
}

async function* textOf(transcript: FinalTranscript): AsyncGenerator<string> {
  const nameOf = speakerNames(transcript.participants);
  yield JSON.stringify(headOf(transcript)).slice(0, -1);
  yield ',"segments":[';
  let separator = "";
  for await (const page of transcript.segments) {
    for (const segment of page) {
      yield separator + JSON.stringify(segmentOf(segment, nameOf(segment)));
      separator = ",\n";
    }
  }
  yield "]}\n";
}

function headOf(transcript: FinalTranscript): TranscriptDocumentHead {
  const { session, usage, gaps, chat, languages } = transcript;
  const { id, slug, title } = session;
  if (session.status !== "ENDED") throw new Error("only an ended session has a document");
  const totals = sessionTotals(usage);
  return {
    format: transcriptDocumentFormat,
    version: transcript.version,
    writtenAt: transcript.writtenAt.toISOString(),
    session: {
      id,
      slug,
      title,
      startedAt: session.startedAt.toISOString(),
      endedAt: session.endedAt.toISOString(),
      languages: [...session.languages],
    },
    participants: participantsOf(transcript),
    languages: [...languages],
    engines: [...new Set(usage.streams.map(({ engine }) => engine))],
    coverage: {
      speechMs: totals.speechMs,
      transcribedMs: totals.transcribedMs,
      ratio: totals.coverage,
    },
    usage: {
      billedSeconds: totals.billedSeconds,
      finals: totals.finals,
      streams: usage.streams.map(streamOf),
    },
    gaps: gaps.map(({ participantIdentity: identity, startedAtMs, endedAtMs, reason }) => ({
      identity,
      startedAtMs,
      endedAtMs,
      reason,
    })),
    chat: chat.flatMap(({ id: messageId, seq, text, sentAt, sentAtMs, ...author }) => {
      const { participantIdentity: identity, participantName: name } = author;
      const when = { sentAt: sentAt.toISOString(), sentAtMs };
      return text === null ? [] : [{ id: messageId, seq, identity, name, text, ...when }];
    }),
  };
}

function participantsOf({ participants, usage }: FinalTranscript) {
  const usageOf = new Map(usage.participants.map((one) => [one.participantId, one]));
  const names = distinctNames(participants);
  return participants.map(({ id, identity, name, role, joinedAt, leftAt, outsider }) => ({
    identity,
    name: names.get(identity) ?? name,
    role,
    guest: outsideOf({ identity, outsider }) === "guest",
    outsider,
    joinedAt: joinedAt.toISOString(),
    leftAt: leftAt?.toISOString() ?? null,
    talkMs: usageOf.get(id)?.speechMs ?? 0,
    transcribedMs: usageOf.get(id)?.transcribedMs ?? 0,
  }));
}

function streamOf({ engine, lane, openedAt, closedAt, billedMs }: SttStream) {
  return {
    engine,
    lane,
    openedAt: openedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    billedSeconds: billedMs / 1000,
  };
}

function segmentOf(segment: Segment, name: string): TranscriptDocumentSegment {
  const { id, utteranceId, seq, text, original, language, confidence } = segment;
  const { startedAtMs, endedAtMs, words } = segment;
  return {
    id,
    utteranceId,
    seq,
    identity: segment.participantIdentity,
    name,
    text,
    original: original && { text: original.text, identity: original.participantIdentity },
    language,
    confidence,
    startedAtMs,
    endedAtMs,
    words: [...words],
  };
}
