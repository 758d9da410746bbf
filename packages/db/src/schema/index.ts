export { accounts, authSessions, users, verificationTokens } from "./identity.ts";
export { apiKeys, spaceInvitations, spaceMembers, spaces } from "./spaces.ts";
export { glossaryTerms } from "./glossary.ts";
export { chatMessages } from "./chat.ts";
export { rooms } from "./rooms.ts";
export {
  deletedRooms,
  lobbyRequests,
  participants,
  realtimeListeners,
  videoSessions,
} from "./sessions.ts";
export {
  participantStreams,
  segmentCorrections,
  sessionLeases,
  sttStreams,
  transcriberInstances,
  transcriptGaps,
  transcriptSegments,
  transcriptionUsage,
} from "./transcription.ts";
export { lineMarks } from "./marks.ts";
export { sessionAnalysis } from "./analysis.ts";
export { recapMailings, recapMails, recapShares } from "./sharing.ts";
export { planMails, sessionInvitees } from "./invitees.ts";
export { taskEvents, tasks, taskSources } from "./tasks.ts";
export {
  blobDeletions,
  erasures,
  followUps,
  idempotencyKeys,
  livekitEvents,
} from "./operations.ts";
