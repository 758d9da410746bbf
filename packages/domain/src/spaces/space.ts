import type { SessionEntry } from "../vocabulary/sessions.ts";
import type { LanguageSetting } from "../vocabulary/languages.ts";
import type {
  GuestTranscriptMode,
  KeptDays,
  RecapMailMode,
  SpaceMode,
  SpaceRole,
} from "../vocabulary/spaces.ts";
import type { InvitationId, SpaceId, UserId } from "../shared/ids.ts";

export interface Space {
  readonly id: SpaceId;
  readonly name: string;
  readonly mode: SpaceMode;
  /** Whether people outside the space may join its sessions by link. */
  readonly guestsAllowed: boolean;
  /** IANA name: in it due dates are read and local dates written. */
  readonly timeZone: string;
  readonly recapMail: RecapMailMode;
  /** Of sessions that are made without saying it. */
  readonly defaultEntry: SessionEntry;
  /** Whether people may write to all in its sessions; the hosts of one may switch it off. */
  readonly chatAllowed: boolean;
  /** Its sessions are deleted so many days after their end; null: they stay until they are deleted by hand. */
  readonly keptDays: KeptDays | null;
  /** Whether, and how long, guests read afterwards what was said while they were in a session. */
  readonly guestTranscripts: GuestTranscriptMode;
  /** What is spoken in sessions that are made without saying it. */
  readonly languages: LanguageSetting;
  readonly createdAt: Date;
}

/** A space as one of its members sees it. */
export interface MemberSpace extends Space {
  readonly role: SpaceRole;
  readonly memberCount: number;
}

export interface SpaceChange {
  readonly name?: string;
  readonly mode?: SpaceMode;
  readonly guestsAllowed?: boolean;
  readonly timeZone?: string;
  readonly recapMail?: RecapMailMode;
  readonly defaultEntry?: SessionEntry;
  readonly chatAllowed?: boolean;
  readonly keptDays?: KeptDays | null;
  readonly guestTranscripts?: GuestTranscriptMode;
  readonly languages?: LanguageSetting;
}

export interface SpaceMember {
  readonly spaceId: SpaceId;
  readonly userId: UserId;
  readonly role: SpaceRole;
  readonly joinedAt: Date;
}

/** A member with what a list of people shows. */
export interface SpaceMemberView extends SpaceMember {
  readonly displayName: string | null;
  readonly email: string;
  readonly avatarUrl: string | null;
}

export interface Invitation {
  readonly id: InvitationId;
  readonly spaceId: SpaceId;
  /** Only this address may accept; with null any holder of the link may. */
  readonly email: string | null;
  readonly role: SpaceRole;
  readonly createdBy: UserId | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly acceptedBy: UserId | null;
  readonly revokedAt: Date | null;
}
