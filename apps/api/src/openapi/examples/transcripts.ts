import {
  correctSegment,
  getOwnTranscript,
  getRawTranscript,
  getTranscript,
  listChat,
  listCorrections,
} from "@rooms/contracts/http";
import type { TranscriptSegment } from "@rooms/contracts/http";
import { example } from "./example.ts";
import { ann, bob, ids, slugs, times } from "./facts.ts";

export const firstSegment: TranscriptSegment = {
  id: ids.firstSegment,
  utteranceId: "g1-0-0",
  seq: 1,
  identity: ann.identity,
  name: "Ann Lee",
  outside: null,
  text: "We ship on Friday.",
  language: "en",
  confidence: 0.97,
  startedAtMs: 12_400,
  endedAtMs: 13_650,
  words: [
    { word: "We", startedAtMs: 12_400, endedAtMs: 12_520, confidence: 0.99 },
    { word: "ship", startedAtMs: 12_560, endedAtMs: 12_840, confidence: 0.96 },
    { word: "on", startedAtMs: 12_880, endedAtMs: 12_990, confidence: 0.98 },
    { word: "Friday.", startedAtMs: 13_020, endedAtMs: 13_650, confidence: 0.95 },
  ],
  revision: 0,
  original: null,
};

export const secondSegment: TranscriptSegment = {
  ...firstSegment,
  id: ids.secondSegment,
  utteranceId: "g1-1-0",
  seq: 2,
  identity: bob.identity,
  name: "Bob Ray",
  text: "I send the release notes to support.",
  startedAtMs: 14_900,
  endedAtMs: 17_200,
  words: [],
};

const corrected: TranscriptSegment = {
  ...firstSegment,
  text: "We ship this Friday.",
  revision: 1,
  original: { identity: ann.identity, name: "Ann Lee", text: firstSegment.text },
};

const spoken = ({ revision: _, outside: __, ...segment }: TranscriptSegment) => segment;

export const transcriptExamples = [
  example(getTranscript, {
    response: {
      segments: [firstSegment, secondSegment],
      gaps: [{ identity: bob.identity, startedAtMs: 20_000, endedAtMs: 26_000, reason: "paused" }],
      nextAfter: null,
    },
    texts: {
      "text/vtt": `WEBVTT\n\nNOTE\nWeekly planning\n\n00:00:12.400 --> 00:00:13.650\n<v Ann Lee>${firstSegment.text}\n\n`,
      "application/x-subrip": `1\n00:00:12,400 --> 00:00:13,650\nAnn Lee: ${firstSegment.text}\n\n`,
    },
  }),
  example(getOwnTranscript, {
    response: {
      title: "Weekly planning",
      startedAt: times.started,
      endedAt: times.ended,
      timeZone: "Europe/Berlin",
      readableUntil: times.soon,
      lines: [
        {
          speaker: "Ann Lee",
          outside: null,
          text: firstSegment.text,
          language: "en",
          startedAtMs: firstSegment.startedAtMs,
          endedAtMs: firstSegment.endedAtMs,
        },
      ],
      nextAfter: null,
    },
    texts: { "text/plain": `Weekly planning\n\n[00:00:12] Ann Lee: ${firstSegment.text}\n` },
  }),
  example(listChat, {
    response: {
      items: [
        {
          id: ids.chatMessage,
          seq: 1,
          identity: bob.identity,
          name: "Bob Ray",
          outside: null,
          text: "The plan: https://example.com/plan",
          sentAt: times.joined,
          sentAtMs: 39_230,
        },
      ],
      nextAfter: null,
    },
  }),
  example(correctSegment, {
    body: { text: corrected.text, basedOn: 0 },
    response: corrected,
  }),
  example(listCorrections, {
    response: {
      items: [
        {
          revision: 0,
          text: firstSegment.text,
          identity: ann.identity,
          name: "Ann Lee",
          correctedBy: null,
          at: times.started,
        },
        {
          revision: 1,
          text: corrected.text,
          identity: ann.identity,
          name: "Ann Lee",
          correctedBy: { name: "Bob Ray" },
          at: times.soon,
        },
      ],
    },
  }),
  example(getRawTranscript, {
    response: {
      format: "rooms.transcript/1",
      version: 1,
      writtenAt: times.written,
      session: {
        id: ids.session,
        slug: slugs.session,
        title: "Weekly planning",
        startedAt: times.started,
        endedAt: times.ended,
      },
      participants: [
        {
          identity: ann.identity,
          name: "Ann Lee",
          role: "HOST",
          guest: false,
          joinedAt: times.started,
          leftAt: times.ended,
          talkMs: 1_250,
          transcribedMs: 1_250,
        },
      ],
      languages: ["en"],
      engines: ["gladia"],
      coverage: { speechMs: 3_550, transcribedMs: 3_550, ratio: 1 },
      usage: {
        billedSeconds: 18.4,
        finals: 2,
        streams: [
          {
            engine: "gladia",
            lane: 0,
            openedAt: times.started,
            closedAt: times.ended,
            billedSeconds: 18.4,
          },
        ],
      },
      gaps: [],
      segments: [firstSegment, secondSegment].map(spoken),
    },
  }),
];
