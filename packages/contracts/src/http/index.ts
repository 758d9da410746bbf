export {
  analyserKind,
  analysis,
  analysisFailure,
  analysisRun,
  analysisStatus,
  analysisVersion,
  evidenceLine,
  getAnalysis,
  listAnalysisVersions,
  retryAnalysis,
} from "./analysis.ts";
export type {
  AnalyserKind,
  Analysis,
  AnalysisFailure,
  AnalysisRun,
  AnalysisVersion,
  EvidenceLine,
} from "./analysis.ts";
export { apiKey, apiKeyScope, createApiKey, listApiKeys, revokeApiKey } from "./api-keys.ts";
export type { ApiKey, ApiKeyScope } from "./api-keys.ts";
export { chatMessage, deleteChatMessage, listChat, type ChatMessage } from "./chat.ts";
export { catchUp, getCatchUp, toldLine, type CatchUp, type ToldLine } from "./catch-up.ts";
export { connectionTest, startConnectionTest } from "./connection-test.ts";
export { errorCodes, errorTable, problem, problemMediaType } from "./errors.ts";
export type { ErrorCode, Problem } from "./errors.ts";
export {
  addGlossaryTerm,
  changeGlossaryTerm,
  deleteGlossaryTerm,
  glossaryTerm,
  listGlossary,
} from "./glossary.ts";
export type { GlossaryTerm } from "./glossary.ts";
export { lineMark, listMarks, markKind, removeMark, setMark } from "./marks.ts";
export type { LineMark, MarkKind } from "./marks.ts";
export {
  avatarReceipt,
  avatarUpload,
  getAvatar,
  getProfile,
  listSignInMethods,
  listOfferedSignInMethods,
  profile,
  signAvatarUpload,
  signInMethod,
  offeredSignInMethod,
  signOutEverywhere,
  unlinkSignInMethod,
  updateProfile,
  uploadAvatar,
} from "./identity.ts";
export type {
  AvatarReceipt,
  AvatarUpload,
  Profile,
  SignInMethod,
  OfferedSignInMethod,
} from "./identity.ts";
export { invitee, listInvitees, setInvitees, type Invitee } from "./invitees.ts";
export { httpLimits } from "./http-limits.ts";
export {
  admitAllFromLobby,
  admitFromLobby,
  askToEnter,
  bar,
  denyAllFromLobby,
  denyFromLobby,
  entrance,
  entryRefusal,
  liftBar,
  listBars,
  listLobby,
  lobbyRequest,
  lobbyWait,
  waitInLobby,
  withdrawFromLobby,
} from "./lobby.ts";
export type { Bar, Entrance, EntryRefusal, LobbyRequest, LobbyWait } from "./lobby.ts";
export { guestTranscriptMode, languageSetting, sessionEntry, spokenLanguage } from "./shared.ts";
export type { GuestTranscriptMode, SessionEntry, SpokenLanguage } from "./shared.ts";
export {
  acceptInvitation,
  changeMemberRole,
  createInvitation,
  invitation,
  invitationPreview,
  listInvitations,
  listMembers,
  previewInvitation,
  member,
  removeMember,
  revokeInvitation,
} from "./members.ts";
export type { Invitation, InvitationPreview, Member } from "./members.ts";
export { askToUnmute, endSpotlight, getStage, muteAll, setSpotlight } from "./moderation.ts";
export { defineOperation, errorsOf, isOperation } from "./operation.ts";
export type {
  HttpMethod,
  Operation,
  OperationAuth,
  OperationInput,
  OperationOutput,
  RateClass,
} from "./operation.ts";
export { lowerHand, lowerHands, raiseHand } from "./hands.ts";
export { getHealth, getReady, readiness } from "./operations.ts";
export {
  changeParticipantRole,
  getParticipant,
  getToken,
  joinSession,
  leaveSession,
  listParticipants,
  liveMetadata,
  liveRoomMetadata,
  muteParticipant,
  participant,
  removeParticipant,
} from "./participants.ts";
export type { LiveKitToken, LiveMetadata, LiveRoomMetadata, Participant } from "./participants.ts";
export { getRoomCalendar, getSessionCalendar } from "./calendars.ts";
export {
  createRoom,
  deleteRoom,
  getOpenItems,
  getRoom,
  listRooms,
  memberRoom,
  openRoom,
  publicRoom,
  roomView,
  updateRoom,
} from "./rooms.ts";
export type { MemberRoom, PublicRoom, RoomView } from "./rooms.ts";
export {
  createSession,
  deleteSession,
  endSession,
  getSession,
  listSessions,
  memberSession,
  participantRole,
  participantSession,
  publicSession,
  screenSharing,
  sessionStatus,
  sessionView,
  transcriptionMode,
  updateSession,
} from "./sessions.ts";
export type {
  MemberSession,
  ParticipantSession,
  PublicSession,
  SessionStatus,
  SessionView,
  TranscriptionMode,
} from "./sessions.ts";
export {
  createRecapShare,
  getSharedRecap,
  listRecapShares,
  recapShare,
  recapShareDays,
  revokeRecapShare,
  sharedRecap,
} from "./recap-shares.ts";
export type { RecapShare, SharedRecap } from "./recap-shares.ts";
export {
  changeSpaceMode,
  createSpace,
  deleteSpace,
  listSpaces,
  recapMailMode,
  setActiveSpace,
  space,
  spaceMode,
  spaceRole,
  updateSpace,
} from "./spaces.ts";
export type { RecapMailMode, Space, SpaceMode, SpaceRole } from "./spaces.ts";
export {
  createTask,
  deleteTask,
  getTask,
  listTasks,
  task,
  taskDetail,
  taskEvent,
  taskEventKind,
  taskSource,
  taskStatus,
  updateTask,
} from "./tasks.ts";
export type {
  Task,
  TaskDetail,
  TaskEvent,
  TaskEventKind,
  TaskSource,
  TaskStatus,
} from "./tasks.ts";
export {
  getTicket,
  getTranscriptionStats,
  getUsage,
  listLanguages,
  offeredLanguage,
  participantUsage,
  pauseTranscription,
  saveUsage,
  sessionUsage,
  setServerCapture,
  setTranscriptionHost,
  startTranscription,
  stopTranscription,
  transcriptionControl,
} from "./transcription.ts";
export type {
  OfferedLanguage,
  ParticipantUsage,
  RealtimeTicket,
  SessionUsage,
  TranscriptionControl,
} from "./transcription.ts";
export { getRawTranscript } from "./raw-transcript.ts";
export { transcriptDocument } from "../transcript-document.ts";
export {
  correctSegment,
  getOwnTranscript,
  getTranscript,
  listCorrections,
  ownTranscript,
  segmentCorrection,
  transcript,
  transcriptFormat,
  transcriptGap,
  transcriptSegment,
  type OwnTranscript,
  type SegmentCorrection,
  type Transcript,
  type TranscriptFormat,
  type TranscriptGap,
  type TranscriptSegment,
} from "./transcripts.ts";
export { foundInSession, foundLine, foundMessage, search, snippet } from "./search.ts";
export type { FoundInSession, FoundLine, FoundMessage, Snippet } from "./search.ts";
