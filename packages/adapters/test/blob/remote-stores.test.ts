import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import { CreateMultipartUploadCommand, ListMultipartUploadsCommand } from "@aws-sdk/client-s3";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createBlobStore } from "../../src/blob/index.ts";
import { s3FetchMs, startS3 } from "./support/s3.ts";
import { vercelToken } from "./support/vercel.ts";

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}`;
}

const s3At = (endpoint: string) =>
  createBlobStore({
    kind: "s3",
    bucket: "rooms",
    region: "us-east-1",
    endpoint,
    pathStyle: true,
    keys: { accessKeyId: "id", secretAccessKey: "secret" },
  });

function vercelAt(address: string) {
  vi.stubEnv("VERCEL_BLOB_API_URL", address);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  return createBlobStore({ kind: "vercel", token: vercelToken });
}

async function* words(): AsyncGenerator<Uint8Array> {
  yield Buffer.from("words");
}
const put = (signal: AbortSignal) => ({ contentType: "application/gzip", signal });

describe.each([
  ["S3", s3At],
  ["Vercel Blob", vercelAt],
] as const)("%s", (_name, storeAt) => {
  it("that answers 500 is not asked again by the adapter: the queue does that", async () => {
    let asked = 0;
    const store = storeAt(
      await serve((request, response) => {
        asked += 1;
        request.resume();
        response.writeHead(500).end("{}");
      }),
    );
    const signal = AbortSignal.timeout(5_000);
    await expect(store.put("a/b", words(), put(signal))).rejects.toThrow();
    const storing = asked;
    await expect(store.delete("a/b", signal)).rejects.toThrow();
    expect([storing, asked, signal.aborted]).toEqual([1, 2, false]);
  });

  it("that hangs is left at the signal", async () => {
    const store = storeAt(await serve(() => undefined));
    const deadline = () => AbortSignal.timeout(100);
    const startedAt = performance.now();
    await expect(store.put("a/b", words(), put(deadline()))).rejects.toThrow();
    await expect(store.delete("a/b", deadline())).rejects.toThrow();
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });
});

it(
  "S3 forgets the parts of an upload that was cut off when its key is deleted, and no other's",
  async () => {
    const { options, client, stop } = await startS3();
    onTestFinished(stop);
    const { bucket: Bucket } = options;
    for (const Key of ["a/cut", "a/cut-not"])
      await client.send(new CreateMultipartUploadCommand({ Bucket, Key }));
    const store = createBlobStore({ kind: "s3", ...options });
    await store.delete("a/cut", AbortSignal.timeout(10_000));
    const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket }));
    expect(Uploads.map(({ Key }) => Key)).toEqual(["a/cut-not"]);
  },
  s3FetchMs,
);
