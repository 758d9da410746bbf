import {
  admitAllFromLobby,
  askToEnter,
  changeParticipantRole,
  denyAllFromLobby,
  getParticipant,
  getStage,
  getTicket,
  getToken,
  getTranscriptionStats,
  getUsage,
  joinSession,
  listBars,
  listLanguages,
  listLobby,
  listParticipants,
  lowerHands,
  muteAll,
  pauseTranscription,
  raiseHand,
  removeParticipant,
  saveUsage,
  setServerCapture,
  setSpotlight,
  setTranscriptionHost,
  startConnectionTest,
  startTranscription,
  stopTranscription,
  waitInLobby,
} from "@rooms/contracts/http";
import type {
  LiveKitToken,
  LobbyWait,
  RealtimeTicket,
  SessionUsage,
  TranscriptionControl,
} from "@rooms/contracts/http";
import { example } from "./example.ts";
import { ann, bob, carolAsGuest, ids, sessionOfGuest, slugs, times } from "./facts.ts";

const token: LiveKitToken = {
  token: "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJndWVzdCJ9.c2lnbmF0dXJl",
  url: "wss://media.rooms.example.com",
  room: ids.session,
  identity: carolAsGuest.identity,
  expiresAt: times.soon,
};

const ticket: RealtimeTicket = {
  url: "wss://rooms.example.com/api/realtime",
  ticket: "eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiJ0aWNrZXQifQ.c2lnbmF0dXJl",
  identity: carolAsGuest.identity,
  lineKey: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
  capabilities: ["speak", "listen"],
  expiresAt: times.soon,
};

const waiting: LobbyWait = {
  state: "WAITING",
  refusal: null,
  askAgainAt: null,
  hostPresent: true,
  revision: "1",
};

const control: TranscriptionControl = {
  mode: "ON",
  serverCapture: false,
  transcriptionHost: ann.identity,
};

const usage: SessionUsage = {
  participants: [
    {
      identity: bob.identity,
      name: bob.name,
      startedAt: times.joined,
      endedAt: times.active,
      speechSeconds: 312.4,
      seconds: 312.4,
      minutes: 6,
      chunks: 1_953,
      transcripts: { partial: 604, final: 88 },
      errors: 0,
      pricePerMinute: 0.0125,
      cost: 0.0651,
    },
  ],
  speechSeconds: 312.4,
  seconds: 312.4,
  coverage: 1,
  finals: 88,
  cost: 0.0651,
  billedSeconds: 360.8,
  engines: ["gladia"],
  analysis: null,
  limits: { participants: 100, sessionMinutes: 240, userMinutesPerDay: null, durationMinutes: 480 },
};

export const participantExamples = [
  example(joinSession, {
    body: { name: "Carol" },
    response: { participant: carolAsGuest, session: sessionOfGuest },
  }),
  example(listParticipants, { response: { items: [ann, bob, carolAsGuest] } }),
  example(getParticipant, { response: bob }),
  example(raiseHand, { response: { raisedAt: times.soon } }),
  example(changeParticipantRole, { body: { role: "HOST" }, response: { ...bob, role: "HOST" } }),
  example(removeParticipant, { response: { entry: "ASK", entryChanged: false } }),
  example(getToken, { response: token }),
  example(getTicket, { body: { speak: true }, response: ticket }),
  example(askToEnter, { body: { name: "Carol" }, response: waiting }),
  example(waitInLobby, { response: { ...waiting, state: "ADMITTED", revision: "2" } }),
  example(startConnectionTest, {
    response: {
      ...{ token: token.token, url: token.url, expiresAt: times.soon },
      transcriberUrl: ticket.url,
    },
  }),
  example(listLobby, {
    response: {
      items: [
        {
          id: ids.lobbyRequest,
          identity: carolAsGuest.identity,
          name: "Carol",
          guest: true,
          avatarUrl: null,
          noAvatarColor: carolAsGuest.noAvatarColor,
          since: times.joined,
        },
      ],
    },
  }),
  example(admitAllFromLobby, { response: { admitted: 1 } }),
  example(denyAllFromLobby, { response: { denied: 1 } }),
  example(lowerHands, { response: { lowered: 2 } }),
  example(muteAll, { response: { muted: 3 } }),
  example(getStage, {
    response: {
      hands: [{ identity: bob.identity, raisedAt: times.active }],
      spotlight: carolAsGuest.identity,
      pauses: [{ mode: "PAUSED", by: "Ann Lee", startedAtMs: 61_000, endedAtMs: 94_500 }],
    },
  }),
  example(setSpotlight, { body: { identity: carolAsGuest.identity } }),
  example(listBars, {
    response: {
      items: [
        {
          identity: carolAsGuest.identity,
          name: "Carol",
          guest: true,
          removedAt: times.active,
        },
      ],
    },
  }),
  example(startTranscription, { response: control }),
  example(pauseTranscription, { response: { ...control, mode: "PAUSED" } }),
  example(stopTranscription, { response: { ...control, mode: "OFF" } }),
  example(setTranscriptionHost, {
    body: { identity: bob.identity },
    response: { ...control, transcriptionHost: bob.identity },
  }),
  example(setServerCapture, { body: { on: true }, response: { ...control, serverCapture: true } }),
  example(getUsage, { response: usage }),
  example(saveUsage, {
    body: { slug: slugs.session },
    response: { savedUntil: times.active, usage },
  }),
  example(listLanguages, {
    response: {
      engine: "moonshine",
      languages: [
        { code: "en", state: "ready" },
        { code: "ru", state: "fetching", percent: 40 },
      ],
    },
  }),
  example(getTranscriptionStats, {
    response: {
      from: times.made,
      until: times.nextMonth,
      sessions: 12,
      speechSeconds: 8_412.5,
      seconds: 8_401,
      coverage: 0.9986,
      billedSeconds: 9_120.2,
      finals: 2_204,
    },
  }),
];
