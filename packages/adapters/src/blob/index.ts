export { createBlobStore } from "./create-blob-store.ts";
export type { BlobStoreSettings } from "./create-blob-store.ts";
