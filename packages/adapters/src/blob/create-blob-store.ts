import type { BlobStore } from "@rooms/domain";
import { createLocalBlobs } from "./local-files.ts";
import { createS3Blobs } from "./s3.ts";
import type { S3BlobOptions } from "./s3.ts";
import { createVercelBlobs } from "./vercel.ts";

export type BlobStoreSettings =
  | { readonly kind: "local"; readonly directory: string }
  | ({ readonly kind: "s3" } & S3BlobOptions)
  | { readonly kind: "vercel"; readonly token: string };

/** The store that is configured. */
export function createBlobStore(settings: BlobStoreSettings): BlobStore {
  switch (settings.kind) {
    case "local":
      return createLocalBlobs(settings);
    case "s3":
      return createS3Blobs(settings);
    case "vercel":
      return createVercelBlobs(settings);
  }
}
