import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { userId } from "@rooms/domain/shared/ids";
import { testClock } from "@rooms/domain/testing";
import { v2 as cloudinary } from "cloudinary";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createCloudinaryAvatars } from "../../src/cloudinary/index.ts";

// The SDK speaks http where this says so when it is loaded; each call names its server.
vi.hoisted(() =>
  vi.stubEnv("CLOUDINARY_URL", "cloudinary://key:secret@demo?upload_prefix=http://127.0.0.1"),
);

const account = { cloudName: "demo", apiKey: "1234567890", apiSecret: "cloudinary-secret" };
const ann = userId("0198c2a0-0000-7000-8000-00000000000a");
const bob = userId("0198c2a0-0000-7000-8000-00000000000b");

function createStore(apiUrl?: string) {
  const clock = testClock();
  const newName = () => "n".repeat(22);
  const store = createCloudinaryAvatars({ ...account, clock, newName, ...(apiUrl && { apiUrl }) });
  return { store, clock };
}

/** What Cloudinary would answer, signed by its own SDK. */
function answerOf(publicId: string, at: Date) {
  const version = Math.floor(at.getTime() / 1000);
  const signature = cloudinary.utils.api_sign_request(
    { public_id: publicId, version },
    account.apiSecret,
  );
  return { publicId, version, signature };
}

describe("a signed upload to Cloudinary", () => {
  it("carries the signature that the official SDK would make of the same fields", () => {
    const { fields, url } = createStore().store.sign(ann);
    const { signature, api_key: apiKey, ...signed } = fields;
    expect(url).toBe("https://api.cloudinary.com/v1_1/demo/image/upload");
    expect(apiKey).toBe(account.apiKey);
    expect(signature).toBe(cloudinary.utils.api_sign_request(signed, account.apiSecret));
  });

  it("fixes the place, the formats and the shape of what is stored", () => {
    const { signature: _, ...fields } = createStore().store.sign(ann).fields;
    expect(fields).toMatchObject({
      public_id: `avatars/${ann}/${"n".repeat(22)}`,
      allowed_formats: "jpg,png,webp,gif",
      format: "webp",
      overwrite: "false",
      transformation: "c_lfill,h_512,w_512",
    });
  });

  it("is good for ten minutes of the hour that Cloudinary gives", () => {
    const { store, clock } = createStore();
    const { fields, expiresAt } = store.sign(ann);
    expect(expiresAt.getTime() - clock.now().getTime()).toBe(10 * 60_000);
    expect(Number(fields["timestamp"]) * 1000 + 3_600_000).toBe(expiresAt.getTime());
  });
});

describe("Cloudinary's receipt", () => {
  const publicId = `avatars/${ann}/picture`;

  it("gives the address only to the person to whom the folder belongs", async () => {
    const { store, clock } = createStore();
    const receipt = answerOf(publicId, clock.now());
    expect(await store.claim(ann, receipt)).toEqual({
      ok: true,
      value: `https://res.cloudinary.com/demo/image/upload/v${receipt.version}/${publicId}.webp`,
    });
    expect(await store.claim(bob, receipt)).toMatchObject({ error: { code: "UPLOAD_REFUSED" } });
  });

  it("is nothing when made up, and nothing after ten minutes", async () => {
    const { store, clock } = createStore();
    const receipt = answerOf(publicId, clock.now());
    const other = { ...receipt, publicId: `${publicId}2` };
    const older = { ...receipt, version: receipt.version - 1 };
    for (const forged of [other, older, { ...receipt, signature: "" }]) {
      expect(await store.claim(ann, forged)).toMatchObject({ error: { code: "UPLOAD_REFUSED" } });
    }
    clock.advance(10 * 60_000 + 2_000);
    expect(await store.claim(ann, receipt)).toMatchObject({ error: { code: "UPLOAD_REFUSED" } });
  });
});

interface Call {
  method: string | undefined;
  path: string | undefined;
  authorization: string | undefined;
  body: string;
}

/** A server that answers as Cloudinary does, one answer after the other, and keeps what it is asked. */
async function startCloudinary(
  answers: readonly object[],
): Promise<{ url: string; calls: Call[] }> {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => (body += text));
    request.on("end", () => {
      const { method, url, headers } = request;
      response.end(JSON.stringify(answers[calls.length]));
      calls.push({ method, path: url, authorization: headers.authorization, body });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  // A server that listens on TCP has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, calls };
}

describe("a picture at Cloudinary", () => {
  it("is deleted by a call that the SDK would sign alike, and only when it is there", async () => {
    const { url, calls } = await startCloudinary([{ result: "ok" }]);
    const { store } = createStore(url);
    await store.remove("https://lh3.googleusercontent.com/a/photo");
    await store.remove("/api/identity/avatars/x/y.webp");
    await store.remove(`https://res.cloudinary.com/demo/image/upload/v17/avatars/${ann}/old.webp`);
    expect(calls).toHaveLength(1);
    const {
      signature,
      api_key: _,
      ...signed
    } = Object.fromEntries(new URLSearchParams(calls[0]?.body));
    expect(signed).toMatchObject({ public_id: `avatars/${ann}/old`, invalidate: "true" });
    expect(signature).toBe(cloudinary.utils.api_sign_request(signed, account.apiSecret));
  });

  it("goes with all others of its person when that person is erased, by the calls that the SDK makes", async () => {
    const some = { deleted: { a: "deleted" }, partial: true, next_cursor: "further" };
    const rest = { deleted: { b: "deleted" }, partial: false };
    const { url, calls } = await startCloudinary([some, rest, some, rest]);
    await createStore(`${url}/v1_1`).store.removeAllOf(ann);
    const ours = calls.splice(0);
    const sdk = { ...{ cloud_name: account.cloudName, api_key: account.apiKey } };
    const options = { ...sdk, api_secret: account.apiSecret, upload_prefix: url, invalidate: true };
    const prefix = `avatars/${ann}/`;
    await cloudinary.api.delete_resources_by_prefix(prefix, options);
    await cloudinary.api.delete_resources_by_prefix(prefix, { ...options, next_cursor: "further" });
    expect(ours.map(asAsked)).toEqual(calls.map(asAsked));
  });

  it("is said to stay where Cloudinary refuses", async () => {
    const { url } = await startCloudinary([]);
    await expect(createStore(`${url}/nowhere`).store.removeAllOf(ann)).rejects.toThrow();
  });
});

/** The parameters of a call stand in its address or in its body, in any order. */
function asAsked({ method, path = "", authorization, body }: Call) {
  const [place = "", query = ""] = path.split("?");
  const parameters = [...new URLSearchParams(query), ...new URLSearchParams(body)];
  return { method, place, authorization, parameters: parameters.sort() };
}
