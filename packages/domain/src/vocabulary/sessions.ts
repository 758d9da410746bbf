export const sessionStatuses = ["CREATED", "LIVE", "ENDED", "EXPIRED"] as const;
export type SessionStatus = (typeof sessionStatuses)[number];

/** What the host sets for transcription; the transcriber reports what the engine makes of it. */
export const transcriptionModes = ["ON", "PAUSED", "OFF"] as const;
export type TranscriptionMode = (typeof transcriptionModes)[number];

/** Who may come into a session by its link: all who have it, people from outside after a host let them in, or members alone. */
export const sessionEntries = ["OPEN", "ASK", "MEMBERS"] as const;
export type SessionEntry = (typeof sessionEntries)[number];
/** Why a person may not come in, and may not ask either. */
export const entryRefusals = [
  "MEMBERS_ONLY",
  "SESSION_LOCKED",
  "GUESTS_NOT_ALLOWED",
  "REMOVED_FROM_SESSION",
  "ENTRY_DENIED",
] as const;
export type EntryRefusal = (typeof entryRefusals)[number];

/** Who may share their screen in a session. */
export const screenSharings = ["EVERYONE", "HOSTS"] as const;
export type ScreenSharing = (typeof screenSharings)[number];

export const participantRoles = ["HOST", "GUEST"] as const;
export type ParticipantRole = (typeof participantRoles)[number];

/** What a participant is who does not belong to the session's space: a guest without an account, or an outsider with one. */
export const outsides = ["guest", "outsider"] as const;
export type Outside = (typeof outsides)[number];

/** Why speech that was heard was not transcribed. */
export const gapReasons = [
  "client-overflow",
  "queue-overflow",
  "engine-failed",
  "paused",
  "limit",
  "not-storable",
  "transcriber-lost",
  "language-not-heard",
] as const;
export type GapReason = (typeof gapReasons)[number];

/** Which limit refuses transcription. */
export const transcriptionLimitKinds = [
  "session-minutes",
  "user-minutes",
  "session-duration",
] as const;
export type TranscriptionLimitKind = (typeof transcriptionLimitKinds)[number];

/** MAILED: they know the plan as it is. PENDING: a mail is on its way. NOT_MAILED: none will be sent. */
export const inviteeStates = ["MAILED", "PENDING", "NOT_MAILED"] as const;
export type InviteeState = (typeof inviteeStates)[number];
