import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemIdSource } from "@rooms/domain/shared/id-source";
import { type UserId, userId } from "@rooms/domain/shared/ids";
import { testClock } from "@rooms/domain/testing";
import sharp from "sharp";
import { describe, expect, it, onTestFinished } from "vitest";
import { createLocalAvatars } from "../../src/local-avatars/index.ts";
import type { LocalAvatars } from "../../src/local-avatars/index.ts";

const ann = userId("0198c2a0-0000-7000-8000-00000000000a");
const bob = userId("0198c2a0-0000-7000-8000-00000000000b");
const refused = { ok: false, error: { code: "UPLOAD_REFUSED" } };
const bytes = await sharp({
  create: { width: 8, height: 8, channels: 3, background: "#c85028" },
})
  .png()
  .toBuffer();

async function createStore(directory?: string) {
  const made = directory ?? (await mkdtemp(join(tmpdir(), "rooms-store-")));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  const clock = testClock();
  const ids = systemIdSource();
  const store = createLocalAvatars({
    directory: made,
    keys: [new Uint8Array(32).fill(7)],
    clock,
    newName: () => ids.token(22),
    uploadPath: "/upload",
    servePath: "/avatars",
    bytesMax: 1_000,
  });
  return { store, clock, directory: made };
}

function formOf(store: LocalAvatars, user: UserId) {
  const { fields } = store.sign(user);
  const { public_id: publicId = "", expires = "", signature = "" } = fields;
  return { publicId, expires, signature, bytes };
}

const keep = { keep: null };

async function uploaded(store: LocalAvatars, user: UserId) {
  const received = await store.receive(user, formOf(store, user), keep);
  if (!received.ok) throw new Error(`The upload was refused: ${received.error.code}`);
  return received.value;
}

describe("the embedded store", () => {
  it("takes what it signed for ten minutes, and its receipt for ten more", async () => {
    const { store, clock } = await createStore();
    const [early, late] = [formOf(store, ann), formOf(store, ann)];
    clock.advance(10 * 60_000 - 1);
    const receipt = await store.receive(ann, early, keep);
    expect(receipt).toMatchObject({ ok: true });
    clock.advance(1);
    expect(await store.receive(ann, late, keep)).toEqual(refused);
    if (!receipt.ok) return;
    clock.advance(9 * 60_000);
    expect(await store.claim(ann, receipt.value)).toMatchObject({ ok: true });
    clock.advance(2 * 60_000);
    expect(await store.claim(ann, receipt.value)).toEqual(refused);
  });

  it("takes one upload of two at the same moment", async () => {
    const { store } = await createStore();
    const form = formOf(store, ann);
    const both = await Promise.all([
      store.receive(ann, form, keep),
      store.receive(ann, form, keep),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("lets no permission pass for a receipt, and nothing pass from one user to another", async () => {
    const { store } = await createStore();
    const form = formOf(store, ann);
    const receipt = await uploaded(store, ann);
    const permission = { ...form, version: Number(form.expires) };
    expect(await store.claim(ann, permission)).toEqual(refused);
    expect(await store.claim(bob, receipt)).toEqual(refused);
    expect(await store.receive(bob, form, keep)).toEqual(refused);
    const renamed = { ...form, publicId: form.publicId.replace(ann, bob) };
    expect(await store.receive(bob, renamed, keep)).toEqual(refused);
  });

  it("takes no more bytes than it allows", async () => {
    const { store } = await createStore();
    const form = { ...formOf(store, ann), bytes: Buffer.concat([bytes, Buffer.alloc(1_000)]) };
    expect(await store.receive(ann, form, keep)).toMatchObject({
      error: { code: "PAYLOAD_TOO_LARGE" },
    });
  });

  it("forgets uploads that came to nothing, and keeps the picture in use", async () => {
    const { store, clock, directory } = await createStore();
    const used = await uploaded(store, ann);
    await uploaded(store, ann);
    const address = await store.claim(ann, used);
    if (!address.ok) throw new Error("The picture was not found.");
    const folder = join(directory, ann);
    const past = new Date(clock.now().getTime() - 11 * 60_000);
    for (const file of await readdir(folder)) await utimes(join(folder, file), past, past);
    await store.receive(ann, formOf(store, ann), { keep: address.value });
    const files = await readdir(folder);
    expect(files).toHaveLength(2);
    expect(files).toContain(address.value.split("/").at(-1));
  });

  it("deletes its own pictures only", async () => {
    const { store, directory } = await createStore();
    const address = await store.claim(ann, await uploaded(store, ann));
    if (!address.ok) throw new Error("The picture was not found.");
    await writeFile(join(directory, "x.webp"), "");
    for (const other of [
      "https://lh3.googleusercontent.com/a",
      "/avatars/../x.webp",
      "/avatars/x.webp",
    ]) {
      await store.remove(other);
    }
    expect((await readdir(directory)).sort()).toEqual([ann, "x.webp"].sort());
    expect(await readdir(join(directory, ann))).toHaveLength(1);
    await store.remove(address.value);
    await store.remove(address.value);
    expect(await readdir(join(directory, ann))).toEqual([]);
  });

  it("says when its disk is not there", async () => {
    const file = join(tmpdir(), `rooms-not-a-folder-${process.pid}`);
    await writeFile(file, "");
    const { store } = await createStore(file);
    expect(await store.receive(ann, formOf(store, ann), keep)).toMatchObject({
      error: { code: "STORAGE_UNAVAILABLE" },
    });
  });
});
