import type { BlobStore } from "@rooms/domain/shared/blob-store";
import { eachInTurn } from "@rooms/domain/shared/each-in-turn";
import type { Store } from "@rooms/domain/shared/store";
import type { Metrics } from "../metrics.ts";
import type { Job } from "./job.ts";

export interface BlobDeletionOptions {
  deps: { store: Pick<Store, "blobDeletions">; blobs: BlobStore };
  metrics: Pick<Metrics, "changed">;
}

const batch = 50;
const answerMsMax = 10_000;

/** Deletes stored documents that no session names; what fails is due again later. */
export function blobDeletionJob({ deps, metrics }: BlobDeletionOptions): Job {
  const { store, blobs } = deps;
  return {
    name: "blobs.delete",
    due: { kind: "every", seconds: 15 },
    async run(signal) {
      const keys = await store.blobDeletions.begin(batch);
      await eachInTurn(keys, async (key) => {
        await blobs.delete(key, AbortSignal.any([signal, AbortSignal.timeout(answerMsMax)]));
        await store.blobDeletions.done(key);
        metrics.changed("blob_deleted", 1);
      });
    },
  };
}
