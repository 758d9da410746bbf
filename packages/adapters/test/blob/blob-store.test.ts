import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BlobStore } from "@rooms/domain/shared/blob-store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBlobStore } from "../../src/blob/index.ts";
import { s3FetchMs, startS3 } from "./support/s3.ts";
import { startVercel, vercelToken } from "./support/vercel.ts";

interface Running {
  readonly store: BlobStore;
  stop(): Promise<void>;
}

const stores: Record<string, () => Promise<Running>> = {
  async "local files"() {
    const directory = await mkdtemp(join(tmpdir(), "rooms-test-blobs-"));
    return {
      store: createBlobStore({ kind: "local", directory }),
      stop: () => rm(directory, { recursive: true, force: true }),
    };
  },
  async S3() {
    const { options, stop } = await startS3();
    return { store: createBlobStore({ kind: "s3", ...options }), stop };
  },
  async "Vercel Blob"() {
    const { stop } = await startVercel();
    return { store: createBlobStore({ kind: "vercel", token: vercelToken }), stop };
  },
};

const never = new AbortController().signal;
const put = { contentType: "application/gzip", signal: never };

async function* bodyOf(...parts: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts;
}

async function* failing(): AsyncGenerator<Uint8Array> {
  yield randomBytes(100_000);
  throw new Error("the source failed");
}

const hash = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

async function read(store: BlobStore, key: string): Promise<Buffer | null> {
  const found = await store.get(key, never);
  if (!found) return null;
  const parts: Uint8Array[] = [];
  for await (const part of found.body) parts.push(part);
  const bytes = Buffer.concat(parts);
  expect(found.sizeBytes).toBe(bytes.byteLength);
  return bytes;
}

describe.each(Object.keys(stores))("%s", (name) => {
  let running: Running;
  let store: BlobStore;
  beforeAll(async () => {
    const start = stores[name];
    if (!start) throw new Error("no such store");
    running = await start();
    ({ store } = running);
  }, s3FetchMs);
  afterAll(() => running.stop());

  it("gives back what was stored, and its size", async () => {
    const [one, two] = [randomBytes(70_000), randomBytes(10)];
    expect(await store.put("a/b.json.gz", bodyOf(one, two), put)).toEqual({ sizeBytes: 70_010 });
    expect((await read(store, "a/b.json.gz"))?.equals(Buffer.concat([one, two]))).toBe(true);
  });

  it("takes a body of several parts, and an empty one", async () => {
    const parts = Array.from({ length: 12 }, () => randomBytes(1_000_000));
    const stored = await store.put("a/large", bodyOf(...parts), put);
    expect(stored).toEqual({ sizeBytes: 12_000_000 });
    const bytes = await read(store, "a/large");
    expect(bytes && hash(bytes)).toBe(hash(Buffer.concat(parts)));
    expect(await store.put("a/empty", bodyOf(), put)).toEqual({ sizeBytes: 0 });
    expect(await read(store, "a/empty")).toHaveLength(0);
  });

  it("has nothing under a key that was never stored, or was deleted; deleting again does no harm", async () => {
    expect(await store.get("a/none", never)).toBeNull();
    await store.put("a/gone", bodyOf(randomBytes(10)), put);
    await store.delete("a/gone", never);
    expect(await store.get("a/gone", never)).toBeNull();
    await expect(store.delete("a/gone", never)).resolves.toBeUndefined();
  });

  it("rejects with its source, and keeps no half of the body", async () => {
    await expect(store.put("a/half", failing(), put)).rejects.toThrow();
    await store.delete("a/half", never);
    expect(await store.get("a/half", never)).toBeNull();
  });

  it("stops at the signal, also in the midst of a body that does not end", async () => {
    const controller = new AbortController();
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (let part = 0; ; part += 1) {
        yield randomBytes(100_000);
        if (part === 5) controller.abort();
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    const storing = store.put("a/endless", endless(), { ...put, signal: controller.signal });
    await expect(storing).rejects.toThrow();
    await store.delete("a/endless", never);
    expect(await store.get("a/endless", never)).toBeNull();
    const late = { ...put, signal: AbortSignal.abort() };
    await expect(store.put("a/late", bodyOf(), late)).rejects.toThrow();
  });
});
