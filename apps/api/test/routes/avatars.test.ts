import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { getProfile, httpLimits, signAvatarUpload, updateProfile } from "@rooms/contracts/http";
import type { Problem } from "@rooms/contracts/http";
import { createLogger } from "@rooms/service-kit/observability";
import { logOnly } from "@rooms/service-kit/observe";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { compose } from "../../src/compose.ts";
import { openBrowser } from "../support/browser.ts";
import { must, refusal } from "../support/must.ts";
import { formOf, picture, sendForm, uploadPicture } from "../support/pictures.ts";
import { signInNamed } from "../support/sign-in.ts";
import { publicOrigin, testEnv, useTestApi } from "../support/test-api.ts";

const api = useTestApi();

async function codeOf(answer: Response): Promise<string> {
  return answer.ok ? "OK" : ((await answer.json()) as Problem).code;
}

describe("an avatar in the embedded store", () => {
  it("is signed, uploaded, confirmed and served to every visitor, safely", async () => {
    const ann = await signInNamed(api(), "Ann");
    const upload = await must(ann.call(signAvatarUpload));
    expect(upload).toMatchObject({ method: "POST", bytesMax: httpLimits.avatarBytesMax });
    const receipt = await uploadPicture(ann);
    const profile = await must(ann.call(updateProfile, { body: { avatar: receipt } }));
    const served = await openBrowser(api()).send(profile.avatarUrl ?? "");
    expect(served.status).toBe(200);
    expect(Object.fromEntries(served.headers)).toMatchObject({
      "content-type": "image/webp",
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    const { format, width, height } = await sharp(await served.arrayBuffer()).metadata();
    expect({ format, width, height }).toEqual({ format: "webp", width: 30, height: 30 });
  });

  it("goes when it is replaced or removed", async () => {
    const bob = await signInNamed(api(), "Bob");
    const { id } = await must(bob.call(getProfile));
    const folder = join(api().avatarsDir, id);
    await must(bob.call(updateProfile, { body: { avatar: await uploadPicture(bob) } }));
    await must(bob.call(updateProfile, { body: { avatar: await uploadPicture(bob) } }));
    await expect.poll(() => readdir(folder)).toHaveLength(1);
    const profile = await must(bob.call(updateProfile, { body: { avatar: null } }));
    expect(profile.avatarUrl).toBeNull();
    await expect.poll(() => readdir(folder)).toEqual([]);
  });

  it("goes from here, too, when Cloudinary has taken over meanwhile", async () => {
    const bea = await signInNamed(api(), "Bea");
    const { id } = await must(bea.call(getProfile));
    await must(bea.call(updateProfile, { body: { avatar: await uploadPicture(bea) } }));
    const later = compose(
      testEnv({
        DATABASE_URL: api().databaseUrl,
        AVATARS_DIR: api().avatarsDir,
        CLOUDINARY_CLOUD_NAME: "cloud",
        CLOUDINARY_API_KEY: "key",
        CLOUDINARY_API_SECRET: "secret",
      }),
      logOnly(createLogger({ name: "api", level: "silent" })),
    );
    const there = openBrowser({ request: async (path, init) => later.app.request(path, init) });
    for (const cookie of bea.cookies) there.cookies.set(...cookie);
    await must(there.call(updateProfile, { body: { avatar: null } }));
    await later.close();
    expect(await readdir(join(api().avatarsDir, id))).toEqual([]);
  });

  it("is used by its uploader only", async () => {
    const [cleo, dan] = [await signInNamed(api(), "Cleo"), await signInNamed(api(), "Dan")];
    const receipt = await uploadPicture(cleo);
    expect(await dan.call(updateProfile, { body: { avatar: receipt } })).toMatchObject(
      refusal("UPLOAD_REFUSED"),
    );
    const signedForCleo = await must(cleo.call(signAvatarUpload));
    const answer = await sendForm(dan, formOf(signedForCleo, await picture()));
    expect(await codeOf(answer)).toBe("UPLOAD_REFUSED");
  });

  it("never comes from an address that the client chose, or from a forged receipt", async () => {
    const eve = await signInNamed(api(), "Eve");
    const { id } = await must(eve.call(getProfile));
    const avatarUrl = "https://evil.example/pixel.png";
    const patch = (body: object) =>
      eve.send("/api/identity/profile", {
        method: "PATCH",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    expect(await codeOf(await patch({ avatarUrl }))).toBe("VALIDATION_FAILED");
    expect(await codeOf(await patch({ avatar: avatarUrl }))).toBe("VALIDATION_FAILED");
    const real = await uploadPicture(eve);
    for (const forged of [
      { ...real, public_id: `${id}/../../etc/passwd` },
      { ...real, public_id: `${id}/${"x".repeat(22)}` },
      { ...real, version: real.version + 1 },
      { ...real, signature: "x" },
    ]) {
      expect(await codeOf(await patch({ avatar: forged }))).toBe("UPLOAD_REFUSED");
    }
    expect((await must(eve.call(getProfile))).avatarUrl).toBeNull();
  });
});

describe("the upload of an avatar", () => {
  it("is for people who are signed in, from our own pages", async () => {
    const finn = await signInNamed(api(), "Finn");
    const upload = await must(finn.call(signAvatarUpload));
    const body = formOf(upload, await picture());
    expect(await codeOf(await sendForm(openBrowser(api()), body))).toBe("UNAUTHENTICATED");
    const elsewhere = { method: "POST", body, headers: { origin: "https://evil.example.com" } };
    const answer = await finn.send("/api/identity/avatar/upload", elsewhere);
    expect(await codeOf(answer)).toBe("ORIGIN_NOT_ALLOWED");
  });

  it("works once for each signature, and for no other picture than the signed one", async () => {
    const gus = await signInNamed(api(), "Gus");
    const upload = await must(gus.call(signAvatarUpload));
    const send = async (fields: Record<string, string>) =>
      codeOf(await sendForm(gus, formOf({ ...upload, fields }, await picture())));
    const later = String(Number(upload.fields["expires"]) + 60_000);
    const other = (await must(gus.call(signAvatarUpload))).fields;
    expect(await send({ ...upload.fields, expires: later })).toBe("UPLOAD_REFUSED");
    expect(await send({ ...upload.fields, public_id: other["public_id"] ?? "" })).toBe(
      "UPLOAD_REFUSED",
    );
    expect(await send(upload.fields)).toBe("OK");
    expect(await send(upload.fields)).toBe("UPLOAD_REFUSED");
  });

  it("goes by the content, whatever the file calls itself", async () => {
    const hal = await signInNamed(api(), "Hal");
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    for (const content of [svg, "<html>", "", "\x89PNG\r\n\x1a\nnot really"]) {
      const upload = await must(hal.call(signAvatarUpload));
      const answer = await sendForm(hal, formOf(upload, Buffer.from(content, "latin1")));
      expect(await codeOf(answer)).toBe("UNSUPPORTED_MEDIA");
    }
  });

  it("is cut at 5 MB while it is read, with its length told or not", async () => {
    const ida = await signInNamed(api(), "Ida");
    const upload = await must(ida.call(signAvatarUpload));
    const big = Buffer.concat([await picture(), Buffer.alloc(httpLimits.avatarBytesMax)]);
    expect(await codeOf(await sendForm(ida, formOf(upload, big)))).toBe("PAYLOAD_TOO_LARGE");
    let sentBytes = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sentBytes += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const answer = await ida.send("/api/identity/avatar/upload", {
      method: "POST",
      body: endless,
      headers: { "content-type": "multipart/form-data; boundary=x" },
      ...{ duplex: "half" },
    });
    expect(await codeOf(answer)).toBe("PAYLOAD_TOO_LARGE");
    expect(sentBytes).toBeLessThan(httpLimits.avatarBytesMax + 1024 * 1024);
  });

  it("takes the form as signed and nothing else", async () => {
    const jan = await signInNamed(api(), "Jan");
    const upload = await must(jan.call(signAvatarUpload));
    const withMore = formOf(upload, await picture());
    withMore.append("path", "/etc");
    expect(await codeOf(await sendForm(jan, withMore))).toBe("VALIDATION_FAILED");
    const asText = formOf({ ...upload, fileField: "file" }, await picture());
    asText.set("file", "text");
    expect(await codeOf(await sendForm(jan, asText))).toBe("VALIDATION_FAILED");
    const json = await jan.send("/api/identity/avatar/upload", {
      method: "POST",
      body: "{}",
      headers: { "content-type": "application/json" },
    });
    expect(await codeOf(json)).toBe("UNSUPPORTED_MEDIA");
  });
});

describe("the address of an avatar", () => {
  it("names nothing outside of the store", async () => {
    const kim = await signInNamed(api(), "Kim");
    const { id } = await must(kim.call(getProfile));
    for (const path of [
      `${id}/none.webp`,
      `${id}/..%2F..%2Fsecrets.webp`,
      `..%2F..%2Fetc/passwd.webp`,
      `${id}/${"x".repeat(22)}.webp`,
    ]) {
      const answer = await api().request(`${publicOrigin}/api/identity/avatars/${path}`);
      expect(await codeOf(answer)).toBe("NOT_FOUND");
      expect(answer.headers.get("cache-control")).toBe("no-store");
    }
  });
});
