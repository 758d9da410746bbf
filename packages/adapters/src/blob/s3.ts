import { addAbortSignal, Readable } from "node:stream";
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  NoSuchKey,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import type { BlobStore } from "@rooms/domain/shared/blob-store";
import { counted } from "./counted.ts";
import { untilAborted } from "./until-aborted.ts";

export interface S3BlobOptions {
  readonly bucket: string;
  readonly region: string;
  /** Null means Amazon's own. */
  readonly endpoint: string | null;
  readonly pathStyle: boolean;
  /** Null means what the SDK finds: role, profile, environment. */
  readonly keys: { readonly accessKeyId: string; readonly secretAccessKey: string } | null;
}

const connectMsMax = 5_000;
const silenceMsMax = 30_000;

/**
 * Blobs in a bucket of S3 or of a server that speaks like it. Who deletes, or stores more than 5 MiB, needs the right to list
 * and abort multipart uploads: without it the parts of an upload that was cut off stay until the bucket's own rules remove them.
 */
export function createS3Blobs(options: S3BlobOptions): BlobStore {
  const { bucket: Bucket, region, endpoint, pathStyle, keys } = options;
  const client = new S3Client({
    region,
    ...(endpoint === null ? {} : { endpoint }),
    ...(keys === null ? {} : { credentials: keys }),
    forcePathStyle: pathStyle,
    // The queue tries again.
    maxAttempts: 1,
    requestHandler: { connectionTimeout: connectMsMax, socketTimeout: silenceMsMax },
    // Servers other than Amazon's do not all know the newer checksums.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  return {
    async put(Key, body, { contentType, signal }) {
      signal.throwIfAborted();
      const { stream, bytes } = counted(body);
      const abortController = new AbortController();
      const abort = (): void => abortController.abort();
      signal.addEventListener("abort", abort, { once: true });
      const upload = new Upload({
        client,
        params: { Bucket, Key, Body: stream, ContentType: contentType },
        // One part in memory at a time.
        queueSize: 1,
        abortController,
      });
      try {
        await untilAborted(upload.done(), signal);
        return { sizeBytes: bytes() };
      } finally {
        signal.removeEventListener("abort", abort);
        stream.destroy();
      }
    },
    async get(Key, signal) {
      const found = await client
        .send(new GetObjectCommand({ Bucket, Key }), { abortSignal: signal })
        .catch(nullIfMissing);
      if (found === null) return null;
      if (!(found.Body instanceof Readable)) throw new Error("S3 answered without a body");
      const sizeBytes = found.ContentLength ?? 0;
      return { sizeBytes, body: addAbortSignal(signal, found.Body) };
    },
    async delete(Key, signal) {
      const within = { abortSignal: signal };
      await client.send(new DeleteObjectCommand({ Bucket, Key }), within);
      const begun = await client
        .send(new ListMultipartUploadsCommand({ Bucket, Prefix: Key }), within)
        .catch(nullIfNotAllowed);
      for (const { Key: of, UploadId } of begun?.Uploads ?? []) {
        if (of !== Key || UploadId === undefined) continue;
        await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }), within);
      }
    },
  };
}

function nullIfMissing(error: unknown): null {
  if (error instanceof NoSuchKey) return null;
  throw error;
}

function nullIfNotAllowed(error: unknown): null {
  const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
  if (status === 403 || status === 501) return null;
  throw error;
}
