import type { MemberSession, Participant, ParticipantSession, Space } from "@rooms/contracts/http";

/** One made-up meeting, which all examples tell of. */
export const ids = {
  space: "01981f2a-7c10-7a3e-9b54-2f6d0c1e8a01",
  ann: "01981f2a-7c11-7d02-8e6a-51b7f3c9d202",
  bob: "01981f2a-7c12-76c4-a1f8-0d9e4b72c303",
  session: "01981f2b-0e40-7b91-8c3d-6a5f1e2d4404",
  room: "01981f2b-0e41-7f58-93a7-c4b8d0e6f505",
  task: "01981f2b-0e42-7a6d-b2e9-183c5d7fa606",
  invitation: "01981f2b-0e43-7c07-84d1-9e2a6b3c5707",
  apiKey: "01981f2b-0e44-7e39-a8b5-4d0f7c1e9808",
  lobbyRequest: "01981f2b-0e45-7142-9c6e-b3d8a5f02909",
  share: "01981f2b-0e46-7d8b-8a17-e6c2f4d9b010",
  firstSegment: "01981f2b-0e47-7a20-9d43-7f1b5c8e6a11",
  secondSegment: "01981f2b-0e48-7b31-8e54-802c6d9f7b12",
  chatMessage: "01981f2b-0e4a-7d53-8a76-a24e8f1b9d14",
  term: "01981f2b-0e49-7c42-9f65-913d7e0a8c13",
  mark: "01981f2b-0e4a-7d53-8a76-a24e8f1b9d14",
} as const;

export const slugs = { session: "k3Vq9-Zt", room: "st4ndUp_" } as const;

/** The parts of a path by the name of the parameter, `id` by the module of its operation. */
export const pathExamples: Readonly<Record<string, string>> = {
  slug: slugs.session,
  identity: `${ids.bob}:${ids.session}`,
  userId: ids.bob,
  token: "v8Qe2mTzR4kWc7YbN1xLpS6d",
  file: "m2Xw8Kq.webp",
  "rooms.slug": slugs.room,
  "spaces.id": ids.space,
  "members.id": ids.space,
  "invitations.id": ids.space,
  "glossary.id": ids.space,
  termId: ids.term,
  "invitations.revoke.id": ids.invitation,
  "apiKeys.id": ids.apiKey,
  "lobby.id": ids.lobbyRequest,
  "tasks.id": ids.task,
  "recapShares.id": ids.share,
  "marks.id": ids.mark,
  "transcripts.id": ids.firstSegment,
  "chat.id": ids.chatMessage,
  "identity.id": "github",
};

export const times = {
  made: "2027-01-04T09:28:10.000Z",
  started: "2027-01-04T09:30:02.150Z",
  joined: "2027-01-04T09:30:41.380Z",
  active: "2027-01-04T09:55:10.900Z",
  ended: "2027-01-04T09:56:00.000Z",
  written: "2027-01-04T09:56:04.210Z",
  soon: "2027-01-04T10:40:00.000Z",
  planned: "2027-01-11T09:30:00.000Z",
  outlived: "2027-04-04T09:56:00.000Z",
  nextMonth: "2027-02-03T10:00:00.000Z",
} as const;

export const address = "https://rooms.example.com";

const entrance = { kind: "JOIN", refusal: null, askAgainAt: null, hostPresent: true } as const;

const sessionFacts = {
  slug: slugs.session,
  title: "Weekly planning",
  status: "LIVE",
  guestsAllowed: true,
  entry: "ASK",
  locked: false,
  hostName: "Ann Lee",
  keptDays: 90,
  guestTranscripts: "DAY",
  transcription: "ON",
  engine: "gladia",
  plannedStartAt: null,
  plannedDurationMinutes: null,
  id: ids.session,
  createdAt: times.made,
  startedAt: times.started,
  endedAt: null,
  keptUntil: null,
  serverCapture: false,
  transcriptionHost: `${ids.ann}:${ids.session}`,
  pastOpen: false,
  chatOn: true,
  screenSharing: "EVERYONE",
} as const;

export const liveSession: MemberSession = {
  view: "member",
  ...sessionFacts,
  languages: ["en"],
  spaceId: ids.space,
  createdBy: ids.ann,
  lastActivityAt: times.active,
  participantCount: 2,
  room: { slug: slugs.room, name: "Stand-up" },
  rawTranscript: null,
  may: { end: true, delete: true, rename: true, admit: true },
};

export const newSession: MemberSession = {
  ...liveSession,
  status: "CREATED",
  startedAt: null,
  lastActivityAt: times.made,
  participantCount: 0,
  transcriptionHost: null,
  room: null,
};

export const endedSession: MemberSession = {
  ...liveSession,
  status: "ENDED",
  endedAt: times.ended,
  keptUntil: times.outlived,
  rawTranscript: { version: 1, segmentCount: 2, sizeBytes: 2_310, readyAt: times.written },
};

export const sessionOfGuest: ParticipantSession = {
  view: "participant",
  ...sessionFacts,
  languages: ["en"],
  identity: `guest-${slugs.session}-Qm4x`,
  role: "GUEST",
  entrance,
};

export const joinable: MemberSession = { ...liveSession, entrance };

export const ann: Participant = {
  identity: `${ids.ann}:${ids.session}`,
  name: "Ann Lee",
  role: "HOST",
  guest: false,
  outside: null,
  avatarUrl: null,
  noAvatarColor: "#f3d9c8",
  joinedAt: times.started,
  leftAt: null,
  transcriptionHost: true,
  listening: false,
};

export const bob: Participant = {
  ...ann,
  identity: `${ids.bob}:${ids.session}`,
  name: "Bob Ray",
  role: "GUEST",
  noAvatarColor: "#cfe3d4",
  joinedAt: times.joined,
  transcriptionHost: false,
};

export const carolAsGuest: Participant = {
  ...bob,
  identity: `guest-${slugs.session}-Qm4x`,
  name: "Carol",
  guest: true,
  outside: "guest",
  noAvatarColor: "#d6d4ee",
};

export const space: Space = {
  id: ids.space,
  name: "Product team",
  mode: "SESSIONS_AND_TASKS",
  guestsAllowed: true,
  timeZone: "Europe/Berlin",
  recapMail: "HOSTS",
  defaultEntry: "ASK",
  chatAllowed: true,
  keptDays: 90,
  guestTranscripts: "OFF",
  languages: ["en"],
  role: "OWNER",
  memberCount: 2,
  active: true,
  createdAt: times.made,
};
