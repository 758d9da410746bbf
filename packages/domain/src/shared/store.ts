import type { AnalysisRepository } from "../analysis/ports.ts";
import type { ChatRepository } from "../chat/ports.ts";
import type { PersonalDataRepository } from "../erasure/ports.ts";
import type { UserRepository } from "../identity/ports.ts";
import type { InviteeRepository } from "../invitees/ports.ts";
import type { MarkRepository } from "../marks/ports.ts";
import type { RoomRepository } from "../rooms/ports.ts";
import type {
  LobbyRepository,
  ParticipantRepository,
  RoomEvents,
  SessionRepository,
} from "../sessions/ports.ts";
import type { RecapMailRepository } from "../sharing/recap-mail.ts";
import type { RecapShareRepository } from "../sharing/ports.ts";
import type {
  ApiKeyRepository,
  GlossaryRepository,
  InvitationRepository,
  MemberRepository,
  SpaceRepository,
} from "../spaces/ports.ts";
import type { SearchRepository } from "../search/search.ts";
import type { TaskRepository } from "../tasks/ports.ts";
import type { TranscriptRepository, UsageRepository } from "../transcription/ports.ts";
import type { BlobDeletions } from "./blob-deletions.ts";
import type { FollowUps } from "./follow-ups.ts";
import type { IdempotencyKeys } from "./idempotency.ts";
import type { Result } from "./result.ts";

export interface Repositories {
  readonly users: UserRepository;
  readonly spaces: SpaceRepository;
  readonly members: MemberRepository;
  readonly invitations: InvitationRepository;
  readonly apiKeys: ApiKeyRepository;
  readonly glossary: GlossaryRepository;
  readonly sessions: SessionRepository;
  readonly rooms: RoomRepository;
  readonly participants: ParticipantRepository;
  readonly lobby: LobbyRepository;
  readonly transcripts: TranscriptRepository;
  readonly chat: ChatRepository;
  readonly marks: MarkRepository;
  readonly usage: UsageRepository;
  readonly analyses: AnalysisRepository;
  readonly tasks: TaskRepository;
  readonly invitees: InviteeRepository;
  readonly recapShares: RecapShareRepository;
  readonly recapMails: RecapMailRepository;
  readonly blobDeletions: BlobDeletions;
  readonly followUps: FollowUps;
  readonly idempotencyKeys: IdempotencyKeys;
  readonly roomEvents: RoomEvents;
  readonly personalData: PersonalDataRepository;
}

/** The database as use cases see it. */
export interface Store extends Repositories {
  /** In a transaction of its own, which gives up soon. */
  readonly search: SearchRepository;
  /**
   * Runs `work` in one transaction over the repositories it is given. An ok result commits; a refusal or a throw rolls
   * everything back. Transactions do not nest: only use cases open them. What another transaction thwarted (a deadlock,
   * a parent row that went away meanwhile) is run again, so `work` touches nothing but the repositories.
   */
  transaction<T>(work: (repositories: Repositories) => Promise<Result<T>>): Promise<Result<T>>;
}
