import * as contracts from "@rooms/contracts/http";
import type { OwnTranscript } from "@rooms/contracts/http";
import type { Locale } from "@rooms/contracts/locale";
import { speakerNames } from "@rooms/domain/sessions/distinct-names";
import { outsideOf, type Participant } from "@rooms/domain/sessions/participant";
import { slug } from "@rooms/domain/shared/ids";
import { ok } from "@rooms/domain/shared/result";
import type { OwnPart } from "@rooms/domain/transcription/ports";
import { readOwnPart } from "@rooms/domain/transcription/use-cases/read-own-part";
import { bind } from "../http/bind.ts";
import type { Route } from "../http/bind.ts";
import type { ExportDocument } from "../exports/export-document.ts";
import { contentDisposition } from "../exports/file-name.ts";
import { markdown } from "../exports/markdown.ts";
import { otherLanguageOf } from "../exports/other-language.ts";
import { speakersOf } from "../exports/speakers.ts";
import { streamOf } from "../exports/stream.ts";
import { text } from "../exports/text.ts";
import type { RouteDeps } from "./deps.ts";

const { segmentsPerPageMax } = contracts.httpLimits;
const files = { txt: text, md: markdown };

/** A guest's own part of a transcript, as JSON and as files. */
export function getOwnTranscriptRoute(deps: RouteDeps): Route {
  const read = readOwnPart(deps);
  return bind(contracts.getOwnTranscript, async ({ caller, locale, input: { params, query } }) => {
    const { format = "json", after: afterSeq = 0, limit = segmentsPerPageMax } = query;
    // One line more says that more follows.
    const page = format === "json" ? { afterSeq, limit: limit + 1 } : null;
    const part = await read({ caller, slug: slug(params.slug), page });
    if (!part.ok) return part;
    const people = await deps.store.participants.list(part.value.session.id);
    if (format === "json") return ok(answerOf(part.value, people, limit));
    const document = documentOf(part.value, people, locale);
    const headers = {
      "content-type": files[format].mediaType,
      "content-disposition": contentDisposition(document, format),
    };
    const noWords = async () => new Map();
    return ok(new Response(streamOf(files[format].pieces(document, noWords)), { headers }));
  });
}

function answerOf(part: OwnPart, people: readonly Participant[], limit: number): OwnTranscript {
  const { session, timeZone, readableUntil } = part;
  const lines = part.lines.slice(0, limit);
  const nameOf = speakerNames(people);
  const outside = new Map(people.map((one) => [one.identity, outsideOf(one)]));
  return {
    title: session.title,
    startedAt: session.startedAt.toISOString(),
    endedAt: session.endedAt.toISOString(),
    timeZone,
    readableUntil: readableUntil.toISOString(),
    lines: lines.map((line) => ({
      speaker: nameOf(line),
      outside: outside.get(line.participantIdentity) ?? null,
      text: line.text,
      language: line.language,
      startedAtMs: line.startedAtMs,
      endedAtMs: line.endedAtMs,
    })),
    nextAfter: part.lines.length > limit ? (lines.at(-1)?.seq ?? null) : null,
  };
}

/** Names those alone who spoke in this part: who else took part is not the guest's to know. */
function documentOf(
  { session, timeZone, lines: spoken }: OwnPart,
  people: readonly Participant[],
  locale: Locale,
): ExportDocument {
  const { title, slug: name, startedAt, endedAt, languages } = session;
  const speakers = speakersOf(people, spoken, locale);
  const lines = spoken.map((line) => {
    const { name: speaker, shortName: shortSpeaker } = speakers.ofLine(line);
    const otherLanguage = otherLanguageOf(line.language, languages);
    return { ...line, speaker, shortSpeaker, otherLanguage };
  });
  return {
    ...{ title, slug: name, startedAt, endedAt, timeZone, locale, lines },
    participants: [...new Set(lines.map(({ speaker }) => speaker))],
    languages: [...new Set([...languages, ...spoken.flatMap(({ language }) => language ?? [])])],
    ...{ engines: [], analysis: null, marks: [], gaps: [], chat: [] },
  };
}
