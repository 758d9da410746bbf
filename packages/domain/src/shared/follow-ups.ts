import type { SessionId } from "./ids.ts";

/** What the worker does after a session: write the document, analyse it, tell those who want to know. */
export const followUpKinds = ["finalise", "analyse", "notify"] as const;
export type FollowUpKind = (typeof followUpKinds)[number];

/** Work left for the worker in the transaction that causes it, so that neither is without the other. */
export interface FollowUps {
  /** Work that is left already and has not begun is left once. */
  add(session: SessionId, kind: FollowUpKind, at: Date): Promise<void>;
}
