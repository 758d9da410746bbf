import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { freePort } from "@rooms/testing/ports";
import { spawnS3Server } from "@rooms/scripts/s3-server";
import type { S3BlobOptions } from "../../../src/blob/s3.ts";

/** Fetching the server once takes most of a minute; every later run finds it in the cache. */
export const s3FetchMs = 300_000;

/** A bucket on a server that speaks S3, on a port of its own and in memory. */
export async function startS3() {
  const port = await freePort();
  const child = await spawnS3Server(port, (part, line) =>
    process.stderr.write(`${part} ${line}\n`),
  );
  const options: S3BlobOptions = {
    bucket: "rooms",
    region: "us-east-1",
    endpoint: `http://127.0.0.1:${port}`,
    pathStyle: true,
    keys: { accessKeyId: "id", secretAccessKey: "secret" },
  };
  const client = new S3Client({
    region: options.region,
    endpoint: `http://127.0.0.1:${port}`,
    forcePathStyle: true,
    credentials: { accessKeyId: "id", secretAccessKey: "secret" },
  });
  const ask = () =>
    client.send(new CreateBucketCommand({ Bucket: options.bucket })).then(
      () => true,
      () => false,
    );
  await child.untilReady({ ask, timeoutMs: 60_000 });
  return {
    options,
    client,
    async stop(): Promise<void> {
      client.destroy();
      await child.stop("SIGKILL");
    },
  };
}
