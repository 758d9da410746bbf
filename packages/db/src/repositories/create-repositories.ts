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
    async transaction<T>(work: (repositories: Repositories) => Promise<Result<T>>) {
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
    },
  };
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
