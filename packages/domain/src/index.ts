/* eslint max-lines: "off" -- the package's whole surface in one explicit list, no wildcard */
export { ok, refuse } from "./shared/result.ts";
export type { Ok, Refused, Result } from "./shared/result.ts";
export { eachInTurn } from "./shared/each-in-turn.ts";
export { errorCodes } from "./shared/refusal.ts";
export type { ErrorCode, Refusal } from "./shared/refusal.ts";
export {
  apiKeyId,
  invitationId,
  isSlug,
  isUuid,
  lobbyRequestId,
  participantId,
  participantIdentity,
  recapShareId,
  roomId,
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
  LobbyRequestId,
  ParticipantId,
  ParticipantIdentity,
  RecapShareId,
  RoomId,
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
export { MailFailure } from "./shared/mailer.ts";
export type { Mail, Mailer, RecapMail } from "./shared/mailer.ts";
export type { Repositories, Store } from "./shared/store.ts";
export type { BlobStore, StoredBlob } from "./shared/blob-store.ts";
export type { BlobDeletions } from "./shared/blob-deletions.ts";
export type {
  IdempotencyClaim,
  IdempotencyKey,
  IdempotencyKeys,
  StoredAnswer,
} from "./shared/idempotency.ts";

export type { Profile, ProfileChange, User } from "./identity/user.ts";
export type { AvatarReceipt, AvatarStore, AvatarUpload } from "./identity/avatars.ts";
export type { UserRepository } from "./identity/ports.ts";

export { recapMailModes, spaceModes, spaceRoles } from "./spaces/space.ts";
export type {
  Invitation,
  MemberSpace,
  Space,
  SpaceChange,
  SpaceMember,
  SpaceMemberView,
  RecapMailMode,
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
  SessionPeople,
  SessionPlan,
  SessionStatus,
  TranscriptionMode,
} from "./sessions/session.ts";
export { decideEntry, sessionEntries } from "./sessions/entry.ts";
export type {
  Entrance,
  EntryFacts,
  EntryPerson,
  EntryRefusal,
  SessionEntry,
} from "./sessions/entry.ts";
export { lobbyLimits, lobbyStates } from "./sessions/lobby.ts";
export type { LobbyRequest, LobbyRequestView, LobbyState } from "./sessions/lobby.ts";
export { outsideOf, participantRoles } from "./sessions/participant.ts";
export type {
  Outside,
  Participant,
  ParticipantRole,
  ParticipantView,
} from "./sessions/participant.ts";
export { distinctNames, namesOnJoining, speakerNames } from "./sessions/distinct-names.ts";
export { personName } from "./shared/person-name.ts";
export type {
  ConnectedParticipant,
  LiveRooms,
  LobbyRepository,
  ParticipantRepository,
  RoomEvents,
  SessionChange,
  SessionRepository,
} from "./sessions/ports.ts";

export { gapReasons } from "./transcription/segment.ts";
export type {
  GapReason,
  RecognisedPart,
  Segment,
  SpokenLine,
  TranscriptGap,
  Word,
} from "./transcription/segment.ts";
export { correctedWords, correctionOf } from "./transcription/corrections.ts";
export type { CorrectionEntry, SegmentCorrection } from "./transcription/corrections.ts";
export { correctSegment, listCorrections } from "./transcription/use-cases/corrections.ts";
export { unsettledMsOf, unsettledPart } from "./transcription/lost-speech.ts";
export { renumbered } from "./transcription/renumbered.ts";
export type {
  ParticipantUsage,
  SessionUsage,
  SttStream,
  UsageTotals,
} from "./transcription/usage.ts";
export { wholeTranscript } from "./transcription/ports.ts";
export type {
  TranscriptPart,
  TranscriptProgress,
  TranscriptRepository,
  UsageRepository,
} from "./transcription/ports.ts";
export type {
  FlushAnswer,
  InstanceReport,
  Lease,
  LeaseAnswer,
  LeaseClaim,
  LobbyReport,
  NewGap,
  NewSegment,
  RefusedRows,
  ConnectedListener,
  SessionControl,
  SessionNews,
  SessionFlush,
  RoomSpeaker,
  SessionStanding,
  SttStreamReport,
  TranscriberDirectory,
  TranscriptStore,
  UsageDelta,
  UserMinutes,
  Watermark,
} from "./transcription/store.ts";

export {
  analyserKinds,
  analysisFailureCodes,
  analysisStatuses,
  analysisVersionsMax,
  availableAnalysers,
  embeddedAnalyserName,
  emptyResult,
} from "./analysis/analysis.ts";
export type {
  AnalyserKind,
  AnalysisFailureCode,
  AnalysisResult,
  AnalysisRun,
  AnalysisRunSummary,
  AnalysisStatus,
  AnalysisVersion,
  AvailableAnalyser,
  EvidenceLine,
  ModelUsage,
  SessionAnalysis,
  SuggestedTask,
} from "./analysis/analysis.ts";
export type { AnalysisAttempt, AnalysisRepository, MeetingToAnalyse } from "./analysis/ports.ts";

export { knownTimeZone, localDay } from "./shared/local-day.ts";
export { dueDayOf, isDueDay, taskCursor, taskStatuses } from "./tasks/task.ts";
export type {
  Task,
  TaskChange,
  TaskListQuery,
  TaskOrder,
  TaskSource,
  TaskStatus,
  TaskView,
} from "./tasks/task.ts";
export { decideChange, taskActors, taskEventKinds } from "./tasks/history.ts";
export type {
  DecidedChange,
  TaskActor,
  TaskAuthor,
  TaskEvent,
  TaskEventKind,
  TaskEventView,
} from "./tasks/history.ts";
export { matchOwner } from "./tasks/owner-matching.ts";
export { isSameThing } from "./tasks/same-thing.ts";
export { planSuggestions } from "./tasks/suggestion-plan.ts";
export type { KnownTask, SuggestionPlan } from "./tasks/suggestion-plan.ts";
export type { TaskRepository } from "./tasks/ports.ts";
export type { Caller } from "./shared/caller.ts";
export { userOf } from "./shared/caller.ts";
export type { Background } from "./shared/background.ts";

export { mailGapSeconds } from "./identity/mail-gap.ts";
export { noAvatarColor } from "./identity/no-avatar-color.ts";
export { profileOf } from "./identity/profile.ts";
export { ensureActiveSpace, firstSpaceName } from "./identity/use-cases/ensure-active-space.ts";
export { getProfile } from "./identity/use-cases/get-profile.ts";
export type { SettledProfile } from "./identity/use-cases/get-profile.ts";
export { updateProfile } from "./identity/use-cases/update-profile.ts";
export { unlinking } from "./identity/sign-in-methods.ts";
export type { OpenWays } from "./identity/sign-in-methods.ts";
export { listLinkedProviders, unlinkProvider } from "./identity/use-cases/sign-in-methods.ts";
export { signOutEverywhere } from "./identity/use-cases/sign-out-everywhere.ts";

export { keepsAnOwner } from "./spaces/ownership.ts";
export { isSpaceName } from "./spaces/space-name.ts";
export { acceptable, invitationLifeMs } from "./spaces/invitation-rules.ts";
export { workingSpace } from "./spaces/use-cases/working-space.ts";
export type { WorkingSpace } from "./spaces/use-cases/working-space.ts";
export type { SpaceDeps } from "./spaces/use-cases/deps.ts";
export { createSpace } from "./spaces/use-cases/create-space.ts";
export { deleteSpace } from "./spaces/use-cases/delete-space.ts";
export { listSpaces } from "./spaces/use-cases/list-spaces.ts";
export { setActiveSpace } from "./spaces/use-cases/set-active-space.ts";
export { updateSpace } from "./spaces/use-cases/update-space.ts";
export { changeMemberRole, listMembers, removeMember } from "./spaces/use-cases/members.ts";
export {
  acceptInvitation,
  createInvitation,
  listInvitations,
  revokeInvitation,
} from "./spaces/use-cases/invitations.ts";
export type { CreateInvitationInput } from "./spaces/use-cases/invitations.ts";
export { lookAtInvitation } from "./spaces/use-cases/look-at-invitation.ts";
export type { InvitationPreview } from "./spaces/use-cases/look-at-invitation.ts";
export {
  apiKeySecretPrefix,
  authenticateApiKey,
  createApiKey,
  listApiKeys,
  revokeApiKey,
} from "./spaces/use-cases/api-keys.ts";

export { changeLife, lifeEvents } from "./sessions/life.ts";
export type { LifeEvent } from "./sessions/life.ts";
export { roomsPerSpaceMax } from "./rooms/room.ts";
export type {
  CurrentSession,
  MemberRoomView,
  PublicRoomView,
  Room,
  RoomItem,
  RoomRights,
  RoomView,
} from "./rooms/room.ts";
export type { RoomChange, RoomRepository } from "./rooms/ports.ts";
export { getRoom } from "./rooms/use-cases/find-room.ts";
export { createRoom, deleteRoom, listRooms, updateRoom } from "./rooms/use-cases/manage-rooms.ts";
export type { CreateRoomInput, UpdateRoomInput } from "./rooms/use-cases/manage-rooms.ts";
export { openRoom } from "./rooms/use-cases/open-room.ts";
export { readOpenItems } from "./rooms/use-cases/read-open-items.ts";
export type { OpenItems } from "./rooms/use-cases/read-open-items.ts";
export { changePlan } from "./sessions/plan.ts";
export type { PlanChange } from "./sessions/plan.ts";
export { accesses, accessOf, leaveGraceMs, uninvitedOf } from "./sessions/access.ts";
export type { Access, Admission } from "./sessions/access.ts";
export { hasPlace } from "./sessions/places.ts";
export { chooseTranscriptionHost } from "./sessions/transcription-host.ts";
export type { TranscriptionHost } from "./sessions/transcription-host.ts";
export {
  afterMediaEnd,
  applyReport,
  endsMedia,
  listenerNewsMs,
  presenceGraceMs,
  reconcilePresence,
} from "./sessions/presence.ts";
export type { MediaEnd, PresenceReport } from "./sessions/presence.ts";
export {
  joinedAtMs,
  mayKnowOf,
  mayRead,
  readsFromMs,
  rightsOf,
  viewOf,
} from "./sessions/rights.ts";
export type { SessionRights, Standing } from "./sessions/rights.ts";
export { identityOf, standingOf } from "./sessions/standing.ts";
export type {
  EntranceView,
  MemberSessionView,
  ParticipantSessionView,
  PublicSessionView,
  SessionView,
} from "./sessions/views.ts";
export type { SessionDeps } from "./sessions/use-cases/deps.ts";
export {
  applyConnected,
  applyPresenceReport,
  settleListener,
} from "./sessions/use-cases/apply-presence.ts";
export type {
  PresenceChange,
  ReportOutcome,
  RoomComparison,
} from "./sessions/use-cases/apply-presence.ts";
export { createSession } from "./sessions/use-cases/create-session.ts";
export type { CreateSessionInput } from "./sessions/use-cases/create-session.ts";
export { deleteSession } from "./sessions/use-cases/delete-session.ts";
export { endSession } from "./sessions/use-cases/end-session.ts";
export { getSession } from "./sessions/use-cases/get-session.ts";
export { askToEnter } from "./sessions/use-cases/ask-to-enter.ts";
export type { Asked, AskToEnterInput } from "./sessions/use-cases/ask-to-enter.ts";
export {
  readLobby,
  waitInLobby,
  waitStateOf,
  withdrawFromLobby,
} from "./sessions/use-cases/wait-in-lobby.ts";
export type { Lobby, LobbyNow, Waiting, WaitState } from "./sessions/use-cases/wait-in-lobby.ts";
export { decideLobby, liftBar, listBars, listLobby } from "./sessions/use-cases/manage-lobby.ts";
export { joinSession } from "./sessions/use-cases/join-session.ts";
export type { Joined, JoinSessionInput } from "./sessions/use-cases/join-session.ts";
export { closeRoomsThatAreOver, enforceAccess } from "./sessions/use-cases/enforce-access.ts";
export { keepOut } from "./sessions/use-cases/keep-out.ts";
export { leaveSession } from "./sessions/use-cases/leave-session.ts";
export { getParticipant, listParticipants } from "./sessions/use-cases/list-participants.ts";
export { listSessions } from "./sessions/use-cases/list-sessions.ts";
export type { ListSessionsInput } from "./sessions/use-cases/list-sessions.ts";
export { presentParticipant } from "./sessions/use-cases/present-participant.ts";
export { readablePart, readableSession } from "./sessions/use-cases/readable-session.ts";
export type { ReadablePart } from "./sessions/use-cases/readable-session.ts";
export { updateSession } from "./sessions/use-cases/update-session.ts";
export type { UpdateSessionInput } from "./sessions/use-cases/update-session.ts";
export { sweepSessions } from "./sessions/use-cases/sweep-sessions.ts";
export type { SweepLimits, Swept } from "./sessions/use-cases/sweep-sessions.ts";
export {
  muteParticipant,
  removeParticipant,
  setParticipantRole,
} from "./sessions/use-cases/manage-participant.ts";

export { checkLimits, startOfDay } from "./transcription/limits.ts";
export type { LimitFacts, TranscriptionLimits } from "./transcription/limits.ts";
export { costOf, coverageOf, sessionTotals } from "./transcription/usage-rules.ts";
export type { UsageCost } from "./transcription/usage-rules.ts";
export type { FinalTranscript, TranscriptStanding } from "./transcription/final-transcript.ts";
export { finaliseSession } from "./transcription/use-cases/finalise-session.ts";
export type { FinaliseDeps, FinaliseLimits } from "./transcription/use-cases/finalise-session.ts";
export {
  setServerCapture,
  setTranscription,
  setTranscriptionHost,
} from "./transcription/use-cases/control-transcription.ts";
export { admitToTranscription } from "./transcription/use-cases/admit-to-transcription.ts";
export { writeLostSpeech } from "./transcription/use-cases/write-lost-speech.ts";
export type { LostSpeechTimes } from "./transcription/use-cases/write-lost-speech.ts";
export { readUsage, readUsageTotals } from "./transcription/use-cases/read-usage.ts";
export type { SessionUsageRead } from "./transcription/use-cases/read-usage.ts";

export { AnalysisFailure } from "./analysis/meeting-analyser.ts";
export type {
  AnalysisOutcome,
  Meeting,
  MeetingAnalyser,
  MeetingSegment,
} from "./analysis/meeting-analyser.ts";
export { followUpKinds } from "./shared/follow-ups.ts";
export type { FollowUpKind, FollowUps } from "./shared/follow-ups.ts";
export { checkEvidence, resultLimits } from "./analysis/evidence/check-evidence.ts";
export type { CheckedResult } from "./analysis/evidence/check-evidence.ts";
export type { Unanalysed } from "./analysis/unanalysed.ts";
export { analyseSession } from "./analysis/use-cases/analyse-session.ts";
export type { AnalyseSessionDeps, AnalysisReport } from "./analysis/use-cases/analyse-session.ts";
export {
  getAnalysis,
  listAnalysisVersions,
  retryAnalysis,
} from "./analysis/use-cases/session-analysis.ts";

export { applySuggestions } from "./tasks/suggestions.ts";
export type { AppliedSuggestions } from "./tasks/suggestions.ts";
export { createTask, deleteTask, getTask, listTasks, updateTask } from "./tasks/use-cases/tasks.ts";

export { analysisSections, rankedLinesMax, searchSpace } from "./search/search.ts";
export type {
  AnalysisSection,
  Found,
  FoundInSession,
  FoundLine,
  FoundSession,
  SearchFilter,
  SearchPlace,
  SearchRepository,
  Snippet,
} from "./search/search.ts";
export { recapShareDays, recapSharesMax } from "./sharing/recap-share.ts";
export type { RecapShare, RecapShareView, SharedRecap } from "./sharing/recap-share.ts";
export type { RecapShareRepository } from "./sharing/ports.ts";
export { languageOf, recapMailAttemptsMax, recapMailLines } from "./sharing/recap-mail.ts";
export type { RecapMailRepository, RecapRecipient } from "./sharing/recap-mail.ts";
export { mailRecap } from "./sharing/use-cases/mail-recap.ts";
export type { MailRecapDeps, RecapMailOutcome } from "./sharing/use-cases/mail-recap.ts";
export {
  createRecapShare,
  listRecapShares,
  readSharedRecap,
  revokeRecapShare,
} from "./sharing/use-cases/recap-shares.ts";
