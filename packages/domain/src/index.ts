export { ok, refuse } from "./shared/result.ts";
export type { Ok, Refused, Result } from "./shared/result.ts";
export { errorCodes } from "./shared/refusal.ts";
export type { ErrorCode, Refusal } from "./shared/refusal.ts";
export {
  apiKeyId,
  invitationId,
  isSlug,
  isUuid,
  participantId,
  participantIdentity,
  segmentId,
  sessionId,
  slug,
  spaceId,
  taskId,
  userId,
} from "./shared/ids.ts";
export type {
  ApiKeyId,
  InvitationId,
  ParticipantId,
  ParticipantIdentity,
  SegmentId,
  SessionId,
  Slug,
  SpaceId,
  TaskId,
  UserId,
} from "./shared/ids.ts";
export { createIdSource, systemIdSource } from "./shared/id-source.ts";
export type { IdSource, IdSourceOptions } from "./shared/id-source.ts";
export { systemClock } from "./shared/clock.ts";
export type { Clock } from "./shared/clock.ts";
export {
  guestIdentity,
  guestRandomLength,
  parseIdentity,
  userIdentity,
} from "./shared/identity.ts";
export type { IdentityParts } from "./shared/identity.ts";
export { decodeCursor, encodeCursor, pageOf, pageSizeDefault, pageSizeMax } from "./shared/page.ts";
export type { Cursor, Page } from "./shared/page.ts";
export { sha256Hasher } from "./shared/tokens.ts";
export type { SecretHasher } from "./shared/tokens.ts";
export type { Repositories, Store } from "./shared/store.ts";
export type { BlobDeletions } from "./shared/blob-deletions.ts";
export type {
  IdempotencyClaim,
  IdempotencyKey,
  IdempotencyKeys,
  StoredAnswer,
} from "./shared/idempotency.ts";

export type { Profile, ProfileChange, User } from "./identity/user.ts";
export type { UserRepository } from "./identity/ports.ts";

export { spaceModes, spaceRoles } from "./spaces/space.ts";
export type {
  Invitation,
  MemberSpace,
  Space,
  SpaceChange,
  SpaceMember,
  SpaceMemberView,
  SpaceMode,
  SpaceRole,
} from "./spaces/space.ts";
export { apiKeyScopes } from "./spaces/api-key.ts";
export type { ApiKey, ApiKeyScope } from "./spaces/api-key.ts";
export type {
  ApiKeyRepository,
  InvitationRepository,
  MemberRepository,
  SpaceRepository,
} from "./spaces/ports.ts";

export { sessionStatuses, transcriptionModes } from "./sessions/session.ts";
export type {
  RawTranscript,
  Session,
  SessionFacts,
  SessionLife,
  SessionListItem,
  SessionListQuery,
  SessionStatus,
  TranscriptionMode,
} from "./sessions/session.ts";
export { participantRoles } from "./sessions/participant.ts";
export type { Participant, ParticipantRole, ParticipantView } from "./sessions/participant.ts";
export type {
  ConnectedParticipant,
  LiveRooms,
  ParticipantRepository,
  SessionChange,
  SessionJobs,
  SessionRepository,
} from "./sessions/ports.ts";

export { gapReasons } from "./transcription/segment.ts";
export type { GapReason, Segment, TranscriptGap, Word } from "./transcription/segment.ts";
export type {
  ParticipantUsage,
  SessionUsage,
  SttStream,
  UsageTotals,
} from "./transcription/usage.ts";
export type { TranscriptRepository, UsageRepository } from "./transcription/ports.ts";
export type {
  FlushAnswer,
  InstanceReport,
  Lease,
  LeaseAnswer,
  LeaseClaim,
  NewGap,
  NewSegment,
  SessionControl,
  SessionFlush,
  SessionStanding,
  SttStreamReport,
  TranscriberDirectory,
  TranscriptStore,
  UsageDelta,
  Watermark,
} from "./transcription/store.ts";

export { analysisStatuses } from "./analysis/analysis.ts";
export type {
  AnalysisResult,
  AnalysisStatus,
  EvidenceLine,
  SessionAnalysis,
  SuggestedTask,
} from "./analysis/analysis.ts";
export type { AnalysisRepository } from "./analysis/ports.ts";

export { taskStatuses } from "./tasks/task.ts";
export type { Task, TaskChange, TaskListQuery, TaskStatus } from "./tasks/task.ts";
export type { TaskRepository } from "./tasks/ports.ts";
