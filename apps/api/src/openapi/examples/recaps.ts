import {
  createRecapShare,
  getAnalysis,
  getSharedRecap,
  listAnalysisVersions,
  listRecapShares,
  retryAnalysis,
  search,
} from "@rooms/contracts/http";
import type { Analysis, RecapShare } from "@rooms/contracts/http";
import { example } from "./example.ts";
import { address, ann, bob, ids, pathExamples, slugs, times } from "./facts.ts";
import { firstSegment, secondSegment } from "./transcripts.ts";

const task = {
  text: "Send the release notes to support",
  owner: "Bob Ray",
  dueOn: "2027-01-08",
};

const cost = { droppedLines: 0, inputTokens: null, outputTokens: null, cost: null };

const run = {
  version: 1,
  status: "DONE" as const,
  progress: 1,
  failure: null,
  retryAt: null,
  analyser: "embedded-extractive",
  attempts: 1,
  requestedAt: times.ended,
  finishedAt: times.written,
  ...cost,
};

const analysis: Analysis = {
  ...run,
  nothingSaid: false,
  summary: [{ text: "The release ships on Friday.", segmentIds: [ids.firstSegment] }],
  decisions: [{ text: "We ship on Friday.", segmentIds: [ids.firstSegment] }],
  tasks: [{ ...task, ownerIdentity: bob.identity, segmentIds: [ids.secondSegment] }],
  risks: [],
  questions: [],
  newer: null,
  analysers: [{ kind: "embedded", name: "embedded-extractive" }],
};

const share: RecapShare = {
  id: ids.share,
  withTranscript: true,
  createdBy: "Ann Lee",
  createdAt: times.written,
  expiresAt: times.nextMonth,
  lastOpenedAt: null,
};

const shareToken = pathExamples.token ?? "";

const found = {
  session: { slug: slugs.session, title: "Weekly planning", startedAt: times.started },
};

export const recapExamples = [
  example(getAnalysis, { response: analysis }),
  example(listAnalysisVersions, {
    response: {
      items: [
        {
          ...run,
          counts: { summary: 1, decisions: 1, tasks: 1, risks: 0, questions: 0 },
        },
      ],
    },
  }),
  example(retryAnalysis, {
    body: { analyser: "embedded" },
    response: {
      ...analysis,
      newer: {
        version: 2,
        status: "PENDING",
        progress: 0,
        failure: null,
        retryAt: null,
        analyser: null,
        attempts: 0,
        requestedAt: times.soon,
        finishedAt: null,
      },
    },
  }),
  example(createRecapShare, {
    body: { days: 30, withTranscript: true },
    response: { share, token: shareToken, url: `${address}/r/${shareToken}` },
  }),
  example(listRecapShares, { response: { items: [share] } }),
  example(getSharedRecap, {
    response: {
      title: "Weekly planning",
      startedAt: times.started,
      endedAt: times.ended,
      timeZone: "Europe/Berlin",
      participants: [{ name: "Ann Lee", guest: false, outside: null }],
      analysis: {
        analyser: "embedded-extractive",
        summary: [{ text: "The release ships on Friday.", evidence: [0] }],
        decisions: [{ text: "We ship on Friday.", evidence: [0] }],
        tasks: [{ ...task, evidence: [1] }],
        risks: [],
        questions: [],
      },
      transcript: {
        lines: [firstSegment, secondSegment].map(
          ({ name, text, language, startedAtMs, endedAtMs }) => ({
            speaker: name,
            outside: null,
            text,
            language,
            startedAtMs,
            endedAtMs,
          }),
        ),
        gaps: [],
      },
      expiresAt: times.nextMonth,
    },
  }),
  example(search, {
    response: {
      sessions: [],
      items: [
        {
          ...found,
          segmentId: ids.firstSegment,
          identity: ann.identity,
          name: "Ann Lee",
          language: "en",
          startedAtMs: 12_400,
          snippet: { text: firstSegment.text, marks: [{ from: 11, until: 17 }] },
        },
      ],
      messages: [],
      nextCursor: null,
    },
  }),
];
