import { gunzipSync } from "node:zlib";
import { transcriptDocument } from "@rooms/contracts/transcript-document";
import type { TranscriptDocument } from "@rooms/contracts/transcript-document";
import type { Session } from "@rooms/domain/sessions/session";
import type { BlobStore } from "@rooms/domain/shared/blob-store";
import type { SessionId } from "@rooms/domain/shared/ids";
import {
  type FinaliseLimits,
  finaliseSession,
} from "@rooms/domain/transcription/use-cases/finalise-session";
import type { Pool } from "@rooms/db";
import { expect } from "vitest";
import { writeDocument } from "../../src/documents/write-document.ts";
import { blobDeletionJob } from "../../src/jobs/blob-deletions.ts";
import { memoryBlobs } from "./memory-blobs.ts";
import { createWorld, neverAborted } from "./world.ts";

export const limits: FinaliseLimits = {
  waitMsMax: 120_000,
  putMsMax: 10_000,
  intentMs: 60_000,
  replacedKeptMs: 0,
  pageSize: 2,
};

export type Finalising = Awaited<ReturnType<typeof createFinalising>>;

/** A world with a blob store in memory, and what finalises and deletes in it. */
export async function createFinalising(pool: Pool) {
  const world = await createWorld(pool);
  const blobs = memoryBlobs();
  return {
    world,
    blobs,
    finalise(
      id: SessionId,
      given: { waitedMs?: number; store?: BlobStore; signal?: AbortSignal } = {},
    ) {
      const { waitedMs = 0, store = blobs, signal = neverAborted } = given;
      const deps = { ...world.deps, blobs: store, write: writeDocument, limits };
      return finaliseSession(deps)(id, { waitedMs, signal });
    },
    /** Carries out what is scheduled for deletion, `aheadMs` early. */
    async deleteBlobs(aheadMs = 0): Promise<void> {
      await pool.query(
        "update blob_deletions set due_at = due_at - make_interval(secs => $1::float8 / 1000)",
        [aheadMs],
      );
      const deps = { store: world.deps.store, blobs };
      await blobDeletionJob({ deps, metrics: world.metrics }).run(neverAborted);
    },
    async documentOf({ id }: Session): Promise<TranscriptDocument> {
      const session = await world.deps.store.sessions.find(id);
      const bytes = blobs.stored.get(session?.rawTranscript?.url ?? "");
      if (!bytes) throw new Error("no document");
      expect(session?.rawTranscript?.sizeBytes).toBe(bytes.byteLength);
      return transcriptDocument.parse(JSON.parse(gunzipSync(bytes).toString()));
    },
    async workLeft({ id }: Session): Promise<string[]> {
      const { rows } = await pool.query<{ kind: string }>(
        "select kind from follow_ups where session_id = $1 order by kind",
        [id],
      );
      return rows.map(({ kind }) => kind);
    },
  };
}
