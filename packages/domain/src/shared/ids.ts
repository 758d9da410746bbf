import { slugPattern, uuidPattern } from "../vocabulary/patterns.ts";

declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

/** Ids are UUIDv7 in lower case: their order is the order of creation. The brand keeps one kind from passing for another. */
export type UserId = Id<"UserId">;
export type SpaceId = Id<"SpaceId">;
export type InvitationId = Id<"InvitationId">;
export type ApiKeyId = Id<"ApiKeyId">;
export type SessionId = Id<"SessionId">;
export type ParticipantId = Id<"ParticipantId">;
export type SegmentId = Id<"SegmentId">;
export type TaskId = Id<"TaskId">;
export type RecapShareId = Id<"RecapShareId">;
export type RoomId = Id<"RoomId">;
export type LobbyRequestId = Id<"LobbyRequestId">;
export type GlossaryTermId = Id<"GlossaryTermId">;
export type ChatMessageId = Id<"ChatMessageId">;
export type MarkId = Id<"MarkId">;

/** 8 URL-safe characters that name a session, or a standing room, in links. */
export type Slug = Id<"Slug">;
/** What LiveKit and URLs call a participant; see `identity.ts`. */
export type ParticipantIdentity = Id<"ParticipantIdentity">;

// The one place where text becomes an id: callers hand over what a contract, a row or the id source vouches for.

export const userId = (value: string): UserId => value as UserId;
export const spaceId = (value: string): SpaceId => value as SpaceId;
export const invitationId = (value: string): InvitationId => value as InvitationId;
export const apiKeyId = (value: string): ApiKeyId => value as ApiKeyId;
export const sessionId = (value: string): SessionId => value as SessionId;
export const participantId = (value: string): ParticipantId => value as ParticipantId;
export const segmentId = (value: string): SegmentId => value as SegmentId;
export const taskId = (value: string): TaskId => value as TaskId;
export const roomId = (value: string): RoomId => value as RoomId;
export const recapShareId = (value: string): RecapShareId => value as RecapShareId;
export const lobbyRequestId = (value: string): LobbyRequestId => value as LobbyRequestId;
export const glossaryTermId = (value: string): GlossaryTermId => value as GlossaryTermId;
export const chatMessageId = (value: string): ChatMessageId => value as ChatMessageId;
export const markId = (value: string): MarkId => value as MarkId;
export const slug = (value: string): Slug => value as Slug;
export const participantIdentity = (value: string): ParticipantIdentity =>
  value as ParticipantIdentity;

export function isUuid(value: string): boolean {
  return uuidPattern.test(value);
}

export function isSlug(value: string): value is Slug {
  return slugPattern.test(value);
}
