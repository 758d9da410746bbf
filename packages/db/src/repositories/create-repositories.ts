import type { Refused, Repositories, Result, Store } from "@rooms/domain";
import type { Pool } from "pg";
import { databaseOn } from "../database/drizzle.ts";
import type { Database } from "../database/drizzle.ts";
import { analysisRepository } from "./analyses.ts";
import { apiKeyRepository } from "./api-keys.ts";
import { blobDeletionRepository } from "./blob-deletions.ts";
import { idempotencyKeyRepository } from "./idempotency-keys.ts";
import { invitationRepository } from "./invitations.ts";
import { memberRepository } from "./members.ts";
import { participantRepository } from "./participants.ts";
import { roomEventRepository } from "./room-events.ts";
import { sessionRepository } from "./sessions.ts";
import { spaceRepository } from "./spaces.ts";
import { taskRepository } from "./tasks.ts";
import { transcriptRepository } from "./transcripts.ts";
import { usageRepository } from "./usage.ts";
import { userRepository } from "./users.ts";

/** The domain's repositories on one pool. */
export function createRepositories(pool: Pool): Store {
  const db = databaseOn(pool);
  return {
    ...repositoriesOn(db),
    transaction: (work) => transaction(db, work),
  };
}

const attemptsMax = 4;

async function transaction<T>(
  db: ReturnType<typeof databaseOn>,
  work: (repositories: Repositories) => Promise<Result<T>>,
): Promise<Result<T>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptTransaction(db, work);
    } catch (error) {
      if (attempt === attemptsMax || !isThwarted(error)) throw error;
    }
  }
}

async function attemptTransaction<T>(
  db: ReturnType<typeof databaseOn>,
  work: (repositories: Repositories) => Promise<Result<T>>,
): Promise<Result<T>> {
  return db
    .transaction(async (transaction) => {
      const result = await work(repositoriesOn(transaction));
      if (!result.ok) throw new RolledBack(result);
      return result;
    })
    .catch((error: unknown): Result<T> => {
      if (error instanceof RolledBack) return error.refused;
      throw error;
    });
}

/** Another transaction was in the way: deadlock, serialization failure, or a row that was referred to is gone. */
const thwartedCodes = new Set(["40P01", "40001", "23503"]);

// PostgreSQL's code stands in the driver's error, which Drizzle wraps.
function isThwarted(error: unknown): boolean {
  const { cause } = error instanceof Error ? error : { cause: undefined };
  return cause instanceof Error && "code" in cause && thwartedCodes.has(String(cause.code));
}

// Drizzle rolls back on a throw only; this one carries the refusal out and is never seen outside.
class RolledBack extends Error {
  readonly refused: Refused;

  constructor(refused: Refused) {
    super("rolled back");
    this.refused = refused;
  }
}

function repositoriesOn(db: Database): Repositories {
  return {
    users: userRepository(db),
    spaces: spaceRepository(db),
    members: memberRepository(db),
    invitations: invitationRepository(db),
    apiKeys: apiKeyRepository(db),
    sessions: sessionRepository(db),
    participants: participantRepository(db),
    transcripts: transcriptRepository(db),
    usage: usageRepository(db),
    analyses: analysisRepository(db),
    tasks: taskRepository(db),
    blobDeletions: blobDeletionRepository(db),
    idempotencyKeys: idempotencyKeyRepository(db),
    roomEvents: roomEventRepository(db),
  };
}
