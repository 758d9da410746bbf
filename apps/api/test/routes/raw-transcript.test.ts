import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { createBlobStore } from "@rooms/adapters/blob";
import {
  createApiKey,
  createSession,
  endSession,
  getRawTranscript,
  getSession,
  joinSession,
} from "@rooms/contracts/http";
import type { ApiKeyScope } from "@rooms/contracts/http";
import { createRepositories } from "@rooms/db";
import { sessionId, spaceId } from "@rooms/domain/shared/ids";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import type { Browser } from "../support/browser.ts";
import { must, refusal } from "../support/must.ts";
import { signInNamed } from "../support/sign-in.ts";
import { useTestApi } from "../support/test-api.ts";

let directory: string;
const api = useTestApi(async () => {
  directory = await mkdtemp(join(tmpdir(), "rooms-test-blobs-"));
  return { BLOB_DIR: directory };
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const text = JSON.stringify({ format: "rooms.transcript/1", segments: [] });
const packed = gzipSync(text);

async function* bodyOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** As the worker leaves it. */
async function finalise(session: { id: string; spaceId: string }, version: number) {
  const url = `transcripts/${session.id}/${crypto.randomUUID()}.json.gz`;
  const signal = AbortSignal.timeout(5_000);
  const blobs = createBlobStore({ kind: "local", directory });
  await blobs.put(url, bodyOf(packed), { contentType: "application/gzip", signal });
  const { sessions } = createRepositories(api().pool);
  const facts = { sizeBytes: packed.byteLength, readyAt: new Date(), segmentCount: 0, basis: "" };
  await sessions.update(spaceId(session.spaceId), sessionId(session.id), {
    rawTranscript: { url, version, ...facts },
  });
  return url;
}

let owner: Browser;
let session: { id: string; slug: string; spaceId: string };
let path: string;
beforeAll(async () => {
  owner = await signInNamed(api(), "Ann");
});

async function endedSession() {
  session = await must(owner.call(createSession, { body: {} }));
  const params = { slug: session.slug };
  path = `/api/sessions/${session.slug}/transcript/raw`;
  await must(owner.call(joinSession, { params }));
  await must(owner.call(endSession, { params }));
  return params;
}

const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

describe("the finalised transcript", () => {
  it("is not ready before the worker wrote it, and the session says which one there is after", async () => {
    const params = await endedSession();
    expect(await owner.call(getRawTranscript, { params })).toMatchObject(
      refusal("TRANSCRIPT_NOT_READY"),
    );
    await finalise(session, 1);
    expect(await must(owner.call(getSession, { params }))).toMatchObject({
      rawTranscript: { version: 1, segmentCount: 0, sizeBytes: packed.byteLength },
    });
  });

  it("comes compressed to those who take that, and plain to others", async () => {
    await endedSession();
    await finalise(session, 1);
    const gzip = { headers: { "accept-encoding": "br, gzip;q=0.5" } };
    const compressed = await owner.send(path, gzip);
    expect(compressed.headers.get("content-encoding")).toBe("gzip");
    expect((await bytesOf(compressed)).equals(packed)).toBe(true);
    for (const coding of ["identity", "gzip;q=0", ""]) {
      const plain = await owner.send(path, { headers: { "accept-encoding": coding } });
      expect(plain.headers.get("content-encoding")).toBeNull();
      expect((await bytesOf(plain)).toString()).toBe(text);
    }
    const { headers } = compressed;
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-type": "application/json",
      "content-disposition": `attachment; filename="${session.slug}.json"`,
      "cache-control": "private, no-cache",
    });
    expect(headers.get("vary")).toMatch(/accept-encoding/i);
  });

  it("is not sent again to who has it, in either form, until there is a next version", async () => {
    await endedSession();
    await finalise(session, 1);
    const compressed = await owner.send(path, { headers: { "accept-encoding": "gzip" } });
    expect(gunzipSync(await bytesOf(compressed)).toString()).toBe(text);
    const tag = compressed.headers.get("etag") ?? "";
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
      for (const coding of ["gzip", "identity"]) {
        const headers = { "if-none-match": known, "accept-encoding": coding };
        const answer = await owner.send(path, { headers });
        expect([answer.status, await answer.text()]).toEqual([304, ""]);
        expect(answer.headers.get("etag")).toMatch(/^"[0-9a-f-]+(gzip)?"$/);
      }
    }
    await finalise(session, 2);
    const next = await owner.send(path, { headers: { "if-none-match": tag } });
    expect(next.status).toBe(200);
    expect(next.headers.get("etag")).not.toBe(tag);
  });

  it("is for members and for keys that may read transcripts; not for those who took part", async () => {
    session = await must(owner.call(createSession, { body: {} }));
    const params = { slug: session.slug };
    await must(owner.call(joinSession, { params }));
    const [guest, stranger] = [openBrowser(api()), await signInNamed(api(), "Eve")];
    await must(guest.call(joinSession, { params, body: { name: "Gus" } }));
    await must(stranger.call(joinSession, { params, body: { name: "Eve" } }));
    await must(owner.call(endSession, { params }));
    await finalise(session, 1);
    expect(await guest.call(getRawTranscript, { params })).toMatchObject(
      refusal("UNAUTHENTICATED"),
    );
    expect(await stranger.call(getRawTranscript, { params })).toMatchObject(refusal("NOT_FOUND"));
    const statusWith = async (scopes: ApiKeyScope[]) => {
      const { secret } = await must(owner.call(createApiKey, { body: { name: "K", scopes } }));
      const headers = { authorization: `Bearer ${secret}` };
      const answer = await api().request(`/api/sessions/${session.slug}/transcript/raw`, {
        headers,
      });
      await answer.body?.cancel();
      return answer.status;
    };
    expect(await statusWith(["transcripts:read"])).toBe(200);
    expect(await statusWith(["sessions:read"])).toBe(403);
  });

  it("that the store has lost is said to be unavailable", async () => {
    const params = await endedSession();
    const url = await finalise(session, 1);
    await rm(join(directory, url));
    expect(await owner.call(getRawTranscript, { params })).toMatchObject(
      refusal("STORAGE_UNAVAILABLE"),
    );
  });
});
