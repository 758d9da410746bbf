import type { RoomId, Slug, SpaceId, UserId } from "../shared/ids.ts";
import type { SessionEntry, SessionStatus } from "../vocabulary/sessions.ts";
import type { LanguageSetting } from "../vocabulary/languages.ts";
import type { SpaceRole } from "../vocabulary/spaces.ts";
import type { SessionPlan } from "../sessions/session.ts";

/** A standing link: it leads to the session that is on, or to a new one. */
export interface Room {
  readonly id: RoomId;
  /** Names it in its link; no session's slug leads to a room. */
  readonly slug: Slug;
  readonly spaceId: SpaceId;
  readonly name: string;
  /** What its sessions are made with. */
  readonly entry: SessionEntry;
  /** What is spoken in its sessions; null for what the space says when they are made. */
  readonly languages: LanguageSetting | null;
  /** Null when a system made it, or its creator's account is gone. */
  readonly createdBy: UserId | null;
  readonly createdAt: Date;
  /** When people mean to meet in it next; it opens before that too. */
  readonly plan: SessionPlan | null;
  /** Grows with each change that a calendar shows; 0 for a room that was never planned for. */
  readonly planRevision: number;
}

/** The session that is on in a room, or about to begin. */
export interface CurrentSession {
  readonly slug: Slug;
  readonly status: Extract<SessionStatus, "CREATED" | "LIVE">;
}

/** A room with what a list or its page shows beside it. */
export interface RoomItem extends Room {
  readonly current: CurrentSession | null;
  /** Display name of who made it, where there is one. */
  readonly creatorName: string | null;
}

export interface RoomRights {
  readonly update: boolean;
  readonly delete: boolean;
}

interface ViewFacts {
  readonly room: RoomItem;
  readonly guestsAllowed: boolean;
}

/** For those who only have the link. */
export type PublicRoomView = ViewFacts & { readonly view: "public" };
export type MemberRoomView = ViewFacts & { readonly view: "member"; readonly may: RoomRights };
/** A room, as much of it as the one who asks may see. */
export type RoomView = PublicRoomView | MemberRoomView;

/** What a member of the space, or a system of it, may do with a room beyond opening it. */
export function roomRightsOf(
  room: Pick<Room, "createdBy">,
  { role, userId }: { role: SpaceRole | "SYSTEM"; userId: UserId | null },
): RoomRights {
  const mayChange = role !== "MEMBER" || (userId !== null && room.createdBy === userId);
  return { update: mayChange, delete: mayChange };
}
