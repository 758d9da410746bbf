import { createTestDatabase } from "@rooms/db/testing";
import type { TestDatabase } from "@rooms/db/testing";
import { createGladiaServer, createUnrecognisedRecogniser } from "@rooms/speech-server";
import type { GladiaServer } from "@rooms/speech-server";
import { afterAll, beforeAll } from "vitest";
import { startTranscriber } from "./transcriber-process.ts";
import type { TranscriberOptions, TranscriberProcess } from "./transcriber-process.ts";

export interface Transcribers {
  readonly pool: TestDatabase["pool"];
  readonly gladia: GladiaServer;
  start(options?: Pick<TranscriberOptions, "port" | "env">): Promise<TranscriberProcess>;
}

/** A database and a vendor for the file, and as many transcribers as its tests start. */
export function useTranscribers(): () => Transcribers {
  let database: TestDatabase;
  let gladia: GladiaServer;
  let gladiaUrl: string;
  const processes: TranscriberProcess[] = [];
  beforeAll(async () => {
    database = await createTestDatabase();
    gladia = createGladiaServer({ recogniser: createUnrecognisedRecogniser() });
    gladiaUrl = await gladia.listen({ port: 0 });
  });
  afterAll(async () => {
    await Promise.all(processes.map((each) => each.end()));
    await gladia.close();
    await database.drop();
  });
  return () => ({
    pool: database.pool,
    gladia,
    async start(options = {}) {
      const started = await startTranscriber({ databaseUrl: database.url, gladiaUrl, ...options });
      processes.push(started);
      return started;
    },
  });
}
