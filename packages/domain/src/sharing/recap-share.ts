import type { AnalysisVersion } from "../analysis/analysis.ts";
import type { ParticipantView } from "../sessions/participant.ts";
import type { Session } from "../sessions/session.ts";
import type { RecapShareId, SessionId, UserId } from "../shared/ids.ts";
import type { Space } from "../spaces/space.ts";
import type { SpokenLine, TranscriptGap } from "../transcription/segment.ts";

/** For how many days a link may be good. */
export const recapShareDays = [7, 30, 90] as const;
/** Characters of the token in the link: 192 bits. */
export const recapTokenLength = 32;

/** A link that opens a session's recap to its holders. */
export interface RecapShare {
  readonly id: RecapShareId;
  readonly sessionId: SessionId;
  readonly withTranscript: boolean;
  /** Null once their account is gone. */
  readonly createdBy: UserId | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** To the minute. */
  readonly lastOpenedAt: Date | null;
}

export interface RecapShareView extends RecapShare {
  readonly creatorName: string | null;
}

/** What a link shows, as it stands now. */
export interface SharedRecap {
  readonly share: RecapShare;
  readonly session: Session;
  readonly space: Pick<Space, "timeZone">;
  readonly participants: readonly ParticipantView[];
  /** Null while none is done. */
  readonly analysis: AnalysisVersion | null;
  /** As corrected; null for a link to the summary alone. */
  readonly transcript: {
    readonly lines: readonly SpokenLine[];
    readonly gaps: readonly TranscriptGap[];
  } | null;
}
