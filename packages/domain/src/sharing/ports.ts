import type { RecapShareId, SessionId, SpaceId } from "../shared/ids.ts";
import type { RecapShare, RecapShareView } from "./recap-share.ts";

export interface RecapShareRepository {
  /** Adds the link under the hash of its token. */
  create(share: RecapShare, tokenHash: string): Promise<void>;
  /** The session's links that are good at `now`, newest first. */
  list(space: SpaceId, session: SessionId, now: Date): Promise<RecapShareView[]>;
  /** The link with this token hash if it is good at `now`, or null. */
  findByTokenHash(tokenHash: string, now: Date): Promise<RecapShare | null>;
  /** Notes that it was opened; at most one write per link and minute. */
  touch(id: RecapShareId, at: Date): Promise<void>;
  /** Removes it; false when the session has no such link. */
  remove(space: SpaceId, session: SessionId, id: RecapShareId): Promise<boolean>;
}
