// Made from docs/openapi.json by `pnpm generate`, and compared with it by the checks. Change the contracts instead.

export type AnalyserKind = "embedded" | "model";

export interface Analysis {
  version: number | null;
  status: "WAITING" | "NONE" | "PENDING" | "RUNNING" | "DONE" | "FAILED";
  progress: number;
  failure: AnalysisFailure | null;
  retryAt: string | null;
  analyser: string | null;
  attempts: number;
  requestedAt: string | null;
  finishedAt: string | null;
  nothingSaid: boolean;
  summary: EvidenceLine[];
  decisions: EvidenceLine[];
  tasks: ({
    text: string;
    segmentIds: string[];
    owner: string | null;
    ownerIdentity: string | null;
    dueOn: string | null;
  })[];
  risks: EvidenceLine[];
  questions: EvidenceLine[];
  droppedLines: number;
  inputTokens: number | null;
  outputTokens: number | null;
  cost: number | null;
  newer: AnalysisRun | null;
  analysers: {
    kind: AnalyserKind;
    name: string;
  }[];
}

export type AnalysisFailure = "MODEL_UNREACHABLE" | "MODEL_BUSY" | "MODEL_REFUSED" | "MODEL_TIMEOUT" | "MODEL_ANSWER_INVALID" | "MODEL_ANSWER_TOO_LARGE" | "MEETING_TOO_LONG" | "ANALYSER_UNAVAILABLE" | "INTERRUPTED" | "INTERNAL";

export interface AnalysisRun {
  version: number;
  status: AnalysisStatus;
  progress: number;
  failure: AnalysisFailure | null;
  retryAt: string | null;
  analyser: string | null;
  attempts: number;
  requestedAt: string;
  finishedAt: string | null;
}

export type AnalysisStatus = "PENDING" | "RUNNING" | "DONE" | "FAILED";

export interface AnalysisVersion {
  version: number;
  status: AnalysisStatus;
  progress: number;
  failure: AnalysisFailure | null;
  retryAt: string | null;
  analyser: string | null;
  attempts: number;
  requestedAt: string;
  finishedAt: string | null;
  droppedLines: number;
  inputTokens: number | null;
  outputTokens: number | null;
  cost: number | null;
  counts: {
    summary: number;
    decisions: number;
    tasks: number;
    risks: number;
    questions: number;
  };
}

export interface ApiKey {
  id: string;
  spaceId: string;
  name: string;
  prefix: string;
  scopes: ApiKeyScope[];
  createdAt: string;
  lastUsedAt: string | null;
}

export type ApiKeyScope = "sessions:read" | "sessions:write" | "transcripts:read" | "tasks:read" | "tasks:write" | "space:read";

export interface AvatarReceipt {
  public_id: string;
  version: number;
  signature: string;
}

export interface AvatarUpload {
  url: string;
  method: "POST";
  fields: Record<string, string>;
  fileField: "file";
  bytesMax: number;
  accepts: string[];
  expiresAt: string;
}

export interface Bar {
  identity: string;
  name: string;
  guest: boolean;
  removedAt: string;
}

export interface CatchUp {
  fromMs: number;
  lineCount: number;
  analyser: string;
  summary: ToldLine[];
  decisions: ToldLine[];
  tasks: ToldLine[];
  questions: ToldLine[];
  mentions: ToldLine[];
}

export interface ChatMessage {
  id: string;
  seq: number;
  identity: string;
  name: string;
  outside: "guest" | "outsider" | null;
  text: string;
  sentAt: string;
  sentAtMs: number;
}

export interface ConnectionTest {
  token: string;
  url: string;
  transcriberUrl: string | null;
  expiresAt: string;
}

export interface Entrance {
  kind: "JOIN" | "ASK" | "REFUSED";
  refusal: EntryRefusal | null;
  askAgainAt: string | null;
  hostPresent: boolean;
}

export type EntryRefusal = "MEMBERS_ONLY" | "SESSION_LOCKED" | "GUESTS_NOT_ALLOWED" | "REMOVED_FROM_SESSION" | "ENTRY_DENIED";

export interface EvidenceLine {
  text: string;
  segmentIds: string[];
}

export interface FoundInSession {
  session: {
    slug: string;
    title: string | null;
    startedAt: string | null;
  };
  title: Snippet | null;
  lines: ({
    section: "summary" | "decisions" | "tasks" | "risks" | "questions";
    snippet: Snippet;
    segmentIds: string[];
  })[];
}

export interface FoundLine {
  session: {
    slug: string;
    title: string | null;
    startedAt: string | null;
  };
  segmentId: string;
  identity: string;
  name: string;
  language: string | null;
  startedAtMs: number;
  snippet: Snippet;
}

export interface FoundMessage {
  session: {
    slug: string;
    title: string | null;
    startedAt: string | null;
  };
  id: string;
  identity: string;
  name: string;
  sentAtMs: number;
  snippet: Snippet;
}

export interface GlossaryTerm {
  id: string;
  term: string;
  soundsLike: string[];
  createdAt: string;
}

export type GuestTranscriptMode = "OFF" | "DAY" | "WEEK";

export interface Invitation {
  id: string;
  email: string | null;
  role: SpaceRole;
  createdAt: string;
  expiresAt: string;
  expired: boolean;
}

export interface InvitationPreview {
  spaceName: string;
  inviterName: string | null;
  role: SpaceRole;
  expiresAt: string;
  standing: "OPEN" | "MEMBER" | "FOR_ANOTHER" | "EXPIRED" | "REVOKED" | "USED";
}

export interface Invitee {
  email: string;
  userId: string | null;
  displayName: string | null;
  state: "MAILED" | "PENDING" | "NOT_MAILED";
}

export type LanguageSetting = SpokenLanguage[];

export interface LineMark {
  id: string;
  segmentId: string;
  seq: number;
  startedAtMs: number;
  kind: MarkKind;
  identity: string;
  name: string;
  at: string;
}

export interface LobbyRequest {
  id: string;
  identity: string;
  name: string;
  guest: boolean;
  avatarUrl: string | null;
  noAvatarColor: string;
  since: string;
}

export interface LobbyWait {
  state: "WAITING" | "ADMITTED" | "DENIED" | "REFUSED" | "ENDED";
  refusal: EntryRefusal | null;
  askAgainAt: string | null;
  hostPresent: boolean;
  revision: string;
}

export type MarkKind = "TASK" | "DECISION" | "QUESTION";

export interface Member {
  userId: string;
  displayName: string | null;
  email: string;
  avatarUrl: string | null;
  noAvatarColor: string;
  role: SpaceRole;
  joinedAt: string;
}

export interface MemberRoom {
  view: "member";
  slug: string;
  name: string;
  entry: SessionEntry;
  guestsAllowed: boolean;
  plannedStartAt: string | null;
  plannedDurationMinutes: number | null;
  session: {
    slug: string;
    status: "CREATED" | "LIVE";
  } | null;
  id: string;
  spaceId: string;
  createdBy: string | null;
  creatorName: string | null;
  createdAt: string;
  languages: LanguageSetting | null;
  may: {
    update: boolean;
    delete: boolean;
  };
}

export interface MemberSession {
  view: "member";
  slug: string;
  title: string | null;
  status: SessionStatus;
  guestsAllowed: boolean;
  entry: SessionEntry;
  locked: boolean;
  hostName: string | null;
  keptDays: 30 | 90 | 365 | null;
  guestTranscripts: GuestTranscriptMode;
  transcription: TranscriptionMode;
  engine: string | null;
  languages: LanguageSetting;
  plannedStartAt: string | null;
  plannedDurationMinutes: number | null;
  id: string;
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
  keptUntil: string | null;
  serverCapture: boolean;
  transcriptionHost: string | null;
  pastOpen: boolean;
  chatOn: boolean;
  screenSharing: ScreenSharing;
  spaceId: string;
  createdBy: string | null;
  lastActivityAt: string;
  participantCount: number;
  room: {
    slug: string;
    name: string;
  } | null;
  rawTranscript: {
    version: number;
    segmentCount: number;
    sizeBytes: number;
    readyAt: string;
  } | null;
  may: {
    end: boolean;
    delete: boolean;
    rename: boolean;
    admit: boolean;
  };
  entrance?: Entrance;
}

export interface OfferedLanguage {
  code: SpokenLanguage;
  state: "ready" | "fetching" | "missing";
  percent?: number;
}

export interface OfferedSignInMethod {
  id: string;
  name: string;
  kind: "local" | "email" | "oauth";
}

export interface OwnTranscript {
  title: string | null;
  startedAt: string;
  endedAt: string;
  timeZone: string;
  readableUntil: string;
  lines: ({
    speaker: string;
    outside: "guest" | "outsider" | null;
    text: string;
    language: string | null;
    startedAtMs: number;
    endedAtMs: number;
  })[];
  nextAfter: number | null;
}

export interface Participant {
  identity: string;
  name: string;
  role: ParticipantRole;
  guest: boolean;
  outside: "guest" | "outsider" | null;
  avatarUrl: string | null;
  noAvatarColor: string;
  joinedAt: string;
  leftAt: string | null;
  transcriptionHost: boolean;
  listening: boolean;
}

export type ParticipantRole = "HOST" | "GUEST";

export interface ParticipantSession {
  view: "participant";
  slug: string;
  title: string | null;
  status: SessionStatus;
  guestsAllowed: boolean;
  entry: SessionEntry;
  locked: boolean;
  hostName: string | null;
  keptDays: 30 | 90 | 365 | null;
  guestTranscripts: GuestTranscriptMode;
  transcription: TranscriptionMode;
  engine: string | null;
  languages: LanguageSetting;
  plannedStartAt: string | null;
  plannedDurationMinutes: number | null;
  id: string;
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
  keptUntil: string | null;
  serverCapture: boolean;
  transcriptionHost: string | null;
  pastOpen: boolean;
  chatOn: boolean;
  screenSharing: ScreenSharing;
  identity: string;
  role: ParticipantRole;
  entrance: Entrance;
}

export interface ParticipantUsage {
  identity: string;
  name: string;
  startedAt: string;
  endedAt: string;
  speechSeconds: number;
  seconds: number;
  minutes: number;
  chunks: number;
  transcripts: {
    partial: number;
    final: number;
  };
  errors: number;
  pricePerMinute: number;
  cost: number;
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  code: "UNAUTHENTICATED" | "FORBIDDEN" | "NOT_FOUND" | "METHOD_NOT_ALLOWED" | "ORIGIN_NOT_ALLOWED" | "VALIDATION_FAILED" | "PAYLOAD_TOO_LARGE" | "UNSUPPORTED_MEDIA" | "RATE_LIMITED" | "IDEMPOTENCY_CONFLICT" | "RESOURCE_GONE" | "SCOPE_MISSING" | "UPLOAD_REFUSED" | "LAST_SPACE" | "LAST_OWNER" | "LAST_SIGN_IN_METHOD" | "ALREADY_MEMBER" | "INVITATION_EXPIRED" | "INVITATION_REVOKED" | "INVITATION_USED" | "INVITATION_FOR_ANOTHER" | "GUESTS_NOT_ALLOWED" | "NAME_REQUIRED" | "INVALID_TRANSITION" | "SESSION_ENDED" | "SESSION_EXPIRED" | "SESSION_NOT_LIVE" | "NOT_PARTICIPANT" | "REMOVED_FROM_SESSION" | "MEMBERS_ONLY" | "SESSION_LOCKED" | "ADMISSION_REQUIRED" | "ENTRY_DENIED" | "LOBBY_FULL" | "NOT_WAITING" | "SESSION_FULL" | "TRANSCRIPTION_DISABLED" | "TRANSCRIPTION_OFF" | "TRANSCRIPTION_LIMIT" | "TRANSCRIBER_UNAVAILABLE" | "LANGUAGE_NOT_HEARD" | "CHAT_OFF" | "SEARCH_TOO_BROAD" | "TRANSCRIPT_NOT_READY" | "TRANSCRIPT_TOO_LONG" | "CORRECTION_CONFLICT" | "MARK_LIMIT" | "ANALYSIS_NOT_READY" | "ANALYSIS_RUNNING" | "ANALYSIS_LIMIT" | "ANALYSER_UNAVAILABLE" | "SHARE_LIMIT" | "INVITE_LIMIT" | "ROOM_LIMIT" | "GLOSSARY_LIMIT" | "GLOSSARY_TERM_EXISTS" | "TASKS_DISABLED" | "TASK_CHANGED" | "LIVEKIT_UNAVAILABLE" | "WEBHOOK_SIGNATURE" | "STORAGE_UNAVAILABLE" | "DATABASE_UNAVAILABLE" | "INTERNAL";
  detail?: string;
  requestId?: string;
  errors?: {
    field: string;
    message: string;
  }[];
  limit?: "session-minutes" | "user-minutes" | "session-duration";
  current?: {
    revision: number;
    text: string;
    identity: string;
    name: string;
  };
  retryAt?: string;
}

export interface Profile {
  id: string;
  email: string;
  displayName: string | null;
  avatarUrl: string | null;
  noAvatarColor: string;
  activeSpaceId: string;
  needsOnboarding: boolean;
  createdAt: string;
}

export interface PublicRoom {
  view: "public";
  slug: string;
  name: string;
  entry: SessionEntry;
  guestsAllowed: boolean;
  plannedStartAt: string | null;
  plannedDurationMinutes: number | null;
  session: {
    slug: string;
    status: "CREATED" | "LIVE";
  } | null;
}

export interface PublicSession {
  view: "public";
  slug: string;
  title: string | null;
  status: SessionStatus;
  guestsAllowed: boolean;
  entry: SessionEntry;
  locked: boolean;
  hostName: string | null;
  keptDays: 30 | 90 | 365 | null;
  guestTranscripts: GuestTranscriptMode;
  transcription: TranscriptionMode;
  engine: string | null;
  languages: LanguageSetting;
  plannedStartAt: string | null;
  plannedDurationMinutes: number | null;
  entrance: Entrance;
}

export interface Readiness {
  ready: boolean;
  parts: {
    database: "up" | "down";
    livekit: "up" | "down";
  };
}

export type RecapMailMode = "OFF" | "HOSTS" | "ALL";

export interface RecapShare {
  id: string;
  withTranscript: boolean;
  createdBy: string | null;
  createdAt: string;
  expiresAt: string;
  lastOpenedAt: string | null;
}

export type RoomView = PublicRoom | MemberRoom;

export type ScreenSharing = "EVERYONE" | "HOSTS";

export interface SegmentCorrection {
  revision: number;
  text: string;
  identity: string;
  name: string;
  correctedBy: {
    name: string | null;
  } | null;
  at: string;
}

export type SessionEntry = "OPEN" | "ASK" | "MEMBERS";

export type SessionStatus = "CREATED" | "LIVE" | "ENDED" | "EXPIRED";

export interface SessionUsage {
  participants: ParticipantUsage[];
  speechSeconds: number;
  seconds: number;
  coverage: number | null;
  finals: number;
  cost: number;
  billedSeconds: number;
  engines: string[];
  analysis: {
    inputTokens: number;
    outputTokens: number;
    cost: number;
  } | null;
  limits: {
    participants: number;
    sessionMinutes: number | null;
    userMinutesPerDay: number | null;
    durationMinutes: number | null;
  };
}

export type SessionView = PublicSession | ParticipantSession | MemberSession;

export interface SharedRecap {
  title: string | null;
  startedAt: string | null;
  endedAt: string | null;
  timeZone: string;
  participants: ({
    name: string;
    guest: boolean;
    outside: "guest" | "outsider" | null;
  })[];
  analysis: {
    analyser: string | null;
    summary: {
      text: string;
      evidence: number[];
    }[];
    decisions: {
      text: string;
      evidence: number[];
    }[];
    tasks: ({
      text: string;
      evidence: number[];
      owner: string | null;
      dueOn: string | null;
    })[];
    risks: {
      text: string;
      evidence: number[];
    }[];
    questions: {
      text: string;
      evidence: number[];
    }[];
  } | null;
  transcript: {
    lines: ({
      speaker: string;
      outside: "guest" | "outsider" | null;
      text: string;
      language: string | null;
      startedAtMs: number;
      endedAtMs: number;
    })[];
    gaps: ({
      startedAtMs: number;
      endedAtMs: number;
      reason: "client-overflow" | "queue-overflow" | "engine-failed" | "paused" | "limit" | "not-storable" | "transcriber-lost" | "language-not-heard";
      speaker: string;
    })[];
  } | null;
  expiresAt: string;
}

export interface SignInMethod {
  id: string;
  name: string;
  kind: "local" | "email" | "oauth";
  isLinked: boolean;
  canUnlink: boolean;
}

export interface Snippet {
  text: string;
  marks: {
    from: number;
    until: number;
  }[];
}

export interface Space {
  id: string;
  name: string;
  mode: SpaceMode;
  guestsAllowed: boolean;
  timeZone: string;
  recapMail: RecapMailMode;
  defaultEntry: SessionEntry;
  chatAllowed: boolean;
  keptDays: 30 | 90 | 365 | null;
  guestTranscripts: GuestTranscriptMode;
  languages: LanguageSetting;
  role: SpaceRole;
  memberCount: number;
  active: boolean;
  createdAt: string;
}

export type SpaceMode = "SESSIONS_ONLY" | "SESSIONS_AND_TASKS";

export type SpaceRole = "OWNER" | "MEMBER";

export type SpokenLanguage = "af" | "am" | "ar" | "as" | "az" | "ba" | "be" | "bg" | "bn" | "bo" | "br" | "bs" | "ca" | "cs" | "cy" | "da" | "de" | "el" | "en" | "es" | "et" | "eu" | "fa" | "fi" | "fo" | "fr" | "gl" | "gu" | "ha" | "haw" | "he" | "hi" | "hr" | "ht" | "hu" | "hy" | "id" | "is" | "it" | "ja" | "jw" | "ka" | "kk" | "km" | "kn" | "ko" | "la" | "lb" | "ln" | "lo" | "lt" | "lv" | "mg" | "mi" | "mk" | "ml" | "mn" | "mr" | "ms" | "mt" | "my" | "ne" | "nl" | "nn" | "no" | "oc" | "pa" | "pl" | "ps" | "pt" | "ro" | "ru" | "sa" | "sd" | "si" | "sk" | "sl" | "sn" | "so" | "sq" | "sr" | "su" | "sv" | "sw" | "ta" | "te" | "tg" | "th" | "tk" | "tl" | "tr" | "tt" | "uk" | "ur" | "uz" | "vi" | "yi" | "yo" | "zh";

export interface Task {
  id: string;
  spaceId: string;
  title: string;
  status: TaskStatus;
  assigneeId: string | null;
  assigneeName: string | null;
  dueOn: string | null;
  sources: TaskSource[];
  createdAt: string;
  updatedAt: string;
}

export interface TaskDetail {
  id: string;
  spaceId: string;
  title: string;
  status: TaskStatus;
  assigneeId: string | null;
  assigneeName: string | null;
  dueOn: string | null;
  sources: TaskSource[];
  createdAt: string;
  updatedAt: string;
  history: TaskEvent[];
}

export interface TaskEvent {
  id: string;
  kind: TaskEventKind;
  at: string;
  actor: {
    kind: "USER" | "API_KEY" | "ANALYSIS";
    userId: string | null;
    name: string | null;
  };
  from: string | null;
  to: string | null;
  session: {
    slug: string;
    title: string | null;
  } | null;
}

export type TaskEventKind = "CREATED" | "SAID_AGAIN" | "ACCEPTED" | "EDITED" | "ASSIGNED" | "DUE_CHANGED" | "COMPLETED" | "DISMISSED" | "REOPENED";

export interface TaskSource {
  session: {
    slug: string;
    title: string | null;
  };
  text: string;
  segmentIds: string[];
  at: string;
}

export type TaskStatus = "SUGGESTED" | "OPEN" | "DONE" | "DISMISSED";

export interface ToldLine {
  seq: number;
  startedAtMs: number;
  name: string;
  text: string;
}

export interface Transcript {
  segments: TranscriptSegment[];
  gaps: TranscriptGap[];
  nextAfter: number | null;
}

export interface TranscriptDocument {
  format: "rooms.transcript/1";
  version: number;
  writtenAt: string;
  session: {
    id: string;
    slug: string;
    title: string | null;
    startedAt: string;
    endedAt: string;
    languages?: LanguageSetting;
  };
  participants: ({
    identity: string;
    name: string;
    role: "HOST" | "GUEST";
    guest: boolean;
    outsider?: boolean;
    joinedAt: string;
    leftAt: string | null;
    talkMs: number;
    transcribedMs: number;
  })[];
  languages: string[];
  engines: string[];
  coverage: {
    speechMs: number;
    transcribedMs: number;
    ratio: number | null;
  };
  usage: {
    billedSeconds: number;
    finals: number;
    streams: ({
      engine: string;
      lane: number;
      openedAt: string;
      closedAt: string | null;
      billedSeconds: number;
    })[];
  };
  gaps: TranscriptGap[];
  chat?: {
    id: string;
    seq: number;
    identity: string;
    name: string;
    text: string;
    sentAt: string;
    sentAtMs: number;
  }[];
  segments: ({
    id: string;
    utteranceId: string;
    seq: number;
    identity: string;
    name: string;
    text: string;
    original: {
      text: string;
      identity: string;
    } | null;
    language: string | null;
    confidence: number | null;
    startedAtMs: number;
    endedAtMs: number;
    words: ({
      word: string;
      startedAtMs: number;
      endedAtMs: number;
      confidence: number | null;
    })[];
  })[];
}

export type TranscriptFormat = "json" | "txt" | "md" | "srt" | "vtt" | "docx";

export interface TranscriptGap {
  identity: string;
  startedAtMs: number;
  endedAtMs: number;
  reason: "client-overflow" | "queue-overflow" | "engine-failed" | "paused" | "limit" | "not-storable" | "transcriber-lost" | "language-not-heard";
}

export interface TranscriptSegment {
  id: string;
  utteranceId: string;
  seq: number;
  identity: string;
  name: string;
  outside: "guest" | "outsider" | null;
  text: string;
  language: string | null;
  confidence: number | null;
  startedAtMs: number;
  endedAtMs: number;
  words: ({
    word: string;
    startedAtMs: number;
    endedAtMs: number;
    confidence: number | null;
  })[];
  revision: number;
  original: {
    identity: string;
    name: string;
    text: string;
  } | null;
}

export interface TranscriptionControl {
  mode: TranscriptionMode;
  serverCapture: boolean;
  transcriptionHost: string | null;
}

export type TranscriptionMode = "ON" | "PAUSED" | "OFF";
