// What LiveKit carries of ours, without zod: for pages that read it.
export { roomAttributes, roomTopics } from "@rooms/domain/vocabulary/room-attributes";
export { reactionKinds, reactionLimits } from "@rooms/domain/vocabulary/reactions";
export type { ReactionKind } from "@rooms/domain/vocabulary/reactions";
