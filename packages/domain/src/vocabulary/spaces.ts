export const apiKeyScopes = [
  "sessions:read",
  "sessions:write",
  "transcripts:read",
  "tasks:read",
  "tasks:write",
  "space:read",
] as const;
export type ApiKeyScope = (typeof apiKeyScopes)[number];

export const spaceModes = ["SESSIONS_ONLY", "SESSIONS_AND_TASKS"] as const;
export type SpaceMode = (typeof spaceModes)[number];

/** For how many days after their end the sessions of a space may be kept. */
export const keptDaysChoices = [30, 90, 365] as const;
export type KeptDays = (typeof keptDaysChoices)[number];

export const spaceRoles = ["OWNER", "MEMBER"] as const;
export type SpaceRole = (typeof spaceRoles)[number];

/** Who gets a recap by mail when its analysis is done. */
export const recapMailModes = ["OFF", "HOSTS", "ALL"] as const;
export type RecapMailMode = (typeof recapMailModes)[number];

/** How long guests read, after a session, what was said while they were in it. */
export const guestTranscriptModes = ["OFF", "DAY", "WEEK"] as const;
export type GuestTranscriptMode = (typeof guestTranscriptModes)[number];

/** Links of one session that are good at the same time. */
export const recapSharesMax = 50;

/** Rooms one space may have. */
export const roomsPerSpaceMax = 100;
