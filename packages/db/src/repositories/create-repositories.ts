import type { Result } from "@rooms/domain/shared/result";
import type { Repositories, Store } from "@rooms/domain/shared/store";
import type { Pool } from "../database/pool.ts";
import { databaseOn } from "../database/drizzle.ts";
import type { Database } from "../database/drizzle.ts";
import { databaseErrorOf } from "../database/database-error.ts";
import { inTransaction } from "../database/in-transaction.ts";
import { personalDataRepository } from "../personal-data/repository.ts";
import { analysisRepository } from "./analyses.ts";
import { apiKeyRepository } from "./api-keys.ts";
import { blobDeletionRepository } from "./blob-deletions.ts";
import { chatRepository } from "./chat.ts";
import { followUpRepository } from "./follow-ups.ts";
import { glossaryRepository } from "./glossary.ts";
import { idempotencyKeyRepository } from "./idempotency-keys.ts";
import { invitationRepository } from "./invitations.ts";
import { inviteeRepository } from "./invitees.ts";
import { lobbyRepository } from "./lobby.ts";
import { markRepository } from "./marks.ts";
import { memberRepository } from "./members.ts";
import { participantRepository } from "./participants.ts";
import { recapMailRepository } from "./recap-mails.ts";
import { recapShareRepository } from "./recap-shares.ts";
import { roomEventRepository } from "./room-events.ts";
import { roomRepository } from "./rooms.ts";
import { searchRepository } from "./search.ts";
import { sessionRepository } from "./sessions.ts";
import { spaceRepository } from "./spaces.ts";
import { taskRepository } from "./tasks.ts";
import { transcriptRepository } from "./transcripts.ts";
import { usageRepository } from "./usage.ts";
import { userRepository } from "./users.ts";

interface RepositoriesOptions {
  /** API keys of this installation ended by what was just committed through these repositories. */
  onApiKeysEnded?: () => void;
}

/** The domain's repositories on one pool. */
export function createRepositories(
  pool: Pool,
  { onApiKeysEnded = () => undefined }: RepositoriesOptions = {},
): Store {
  return {
    ...repositoriesOn(databaseOn(pool), onApiKeysEnded),
    search: searchRepository(pool),
    transaction: (work) => transaction(pool, work, onApiKeysEnded),
  };
}

const attemptsMax = 4;

async function transaction<T>(
  pool: Pool,
  work: (repositories: Repositories) => Promise<Result<T>>,
  onApiKeysEnded: () => void,
): Promise<Result<T>> {
  for (let attempt = 1; ; attempt += 1) {
    const ended = { apiKeys: false };
    const noteEnd = (): void => {
      ended.apiKeys = true;
    };
    try {
      const result = await inTransaction(pool, async (client) => {
        const value = await work(repositoriesOn(databaseOn(client), noteEnd));
        return { value, commit: value.ok };
      });
      if (ended.apiKeys) onApiKeysEnded();
      return result;
    } catch (error) {
      if (attempt === attemptsMax || !isThwarted(error)) throw error;
    }
  }
}

/** Another transaction was in the way: deadlock, serialization failure, or a row that was referred to is gone. */
const thwartedCodes = new Set(["40P01", "40001", "23503"]);

function isThwarted(error: unknown): boolean {
  return thwartedCodes.has(databaseErrorOf(error)?.code ?? "");
}

function repositoriesOn(db: Database, onApiKeysEnded: () => void): Repositories {
  return {
    users: userRepository(db),
    spaces: spaceRepository(db, onApiKeysEnded),
    members: memberRepository(db),
    invitations: invitationRepository(db),
    apiKeys: apiKeyRepository(db, onApiKeysEnded),
    glossary: glossaryRepository(db),
    sessions: sessionRepository(db),
    rooms: roomRepository(db),
    participants: participantRepository(db),
    lobby: lobbyRepository(db),
    transcripts: transcriptRepository(db),
    chat: chatRepository(db),
    marks: markRepository(db),
    usage: usageRepository(db),
    analyses: analysisRepository(db),
    tasks: taskRepository(db),
    invitees: inviteeRepository(db),
    recapShares: recapShareRepository(db),
    recapMails: recapMailRepository(db),
    blobDeletions: blobDeletionRepository(db),
    followUps: followUpRepository(db),
    idempotencyKeys: idempotencyKeyRepository(db),
    roomEvents: roomEventRepository(db),
    personalData: personalDataRepository(db),
  };
}
