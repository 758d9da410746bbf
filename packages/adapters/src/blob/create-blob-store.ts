import type { BlobStore } from "@rooms/domain/shared/blob-store";
import { createLocalBlobs } from "./local-files.ts";
import type { S3BlobOptions } from "./s3.ts";

export type BlobStoreSettings =
  | { readonly kind: "local"; readonly directory: string }
  | ({ readonly kind: "s3" } & S3BlobOptions)
  | { readonly kind: "vercel"; readonly token: string };

/** The store that is configured. The packages of the others, tens of megabytes of memory, are not loaded. */
export function createBlobStore(settings: BlobStoreSettings): BlobStore {
  switch (settings.kind) {
    case "local":
      return createLocalBlobs(settings);
    case "s3":
      return loaded(async () => (await import("./s3.ts")).createS3Blobs(settings));
    case "vercel":
      return loaded(async () => (await import("./vercel.ts")).createVercelBlobs(settings));
  }
}

function loaded(load: () => Promise<BlobStore>): BlobStore {
  let loading: Promise<BlobStore> | undefined;
  const store = (): Promise<BlobStore> => (loading ??= load());
  return {
    put: async (...given) => (await store()).put(...given),
    get: async (...given) => (await store()).get(...given),
    delete: async (...given) => (await store()).delete(...given),
  };
}
