import type { ParticipantIdentity, SpaceId, UserId } from "./ids.ts";

/** Who asks, as the edge has proved it. */
export type Caller =
  | { readonly kind: "user"; readonly userId: UserId }
  /** A guest who joined and holds the cookie of that identity. */
  | { readonly kind: "guest"; readonly identity: ParticipantIdentity }
  /** An API key of one space. */
  | { readonly kind: "system"; readonly spaceId: SpaceId }
  /** A caller with the link and nothing else. */
  | { readonly kind: "visitor" };

export function userOf(caller: Caller): UserId | null {
  return caller.kind === "user" ? caller.userId : null;
}
