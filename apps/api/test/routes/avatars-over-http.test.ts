import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { httpLimits, signAvatarUpload, updateProfile } from "@rooms/contracts/http";
import { createTestDatabase } from "@rooms/db/testing";
import { createLogger } from "@rooms/service-kit/observability";
import { logOnly } from "@rooms/service-kit/observe";
import sharp from "sharp";
import { expect, it, onTestFinished } from "vitest";
import { compose } from "../../src/compose.ts";
import { startServer } from "../../src/server.ts";
import { openBrowser } from "../support/browser.ts";
import { must } from "../support/must.ts";
import { formOf, picture, sendForm, uploadPicture } from "../support/pictures.ts";
import { signIn } from "../support/sign-in.ts";
import { testEnv } from "../support/test-api.ts";

/** The api behind a real socket, as pages meet it. */
async function startOverHttp(): Promise<(path: string, init?: RequestInit) => Promise<Response>> {
  const database = await createTestDatabase();
  const directory = await mkdtemp(join(tmpdir(), "rooms-avatars-"));
  const env = testEnv({ DATABASE_URL: database.url, AVATARS_DIR: directory });
  const api = compose(env, logOnly(createLogger({ name: "api", level: "silent" })));
  const server = await startServer(api.app, { host: "127.0.0.1", port: 0 });
  onTestFinished(async () => {
    await server.stop(0);
    await api.close();
    await database.drop();
    await rm(directory, { recursive: true });
  });
  return (path, init) =>
    fetch(`http://127.0.0.1:${server.port}${path}`, { redirect: "manual", ...init });
}

it("a picture goes in and comes out over a real connection, and one too large is cut", async () => {
  const request = await startOverHttp();
  const ann = await signIn({ request }, "ann@example.com");
  const profile = await must(
    ann.call(updateProfile, { body: { avatar: await uploadPicture(ann) } }),
  );
  const served = await openBrowser({ request }).send(profile.avatarUrl ?? "");
  expect(served.headers.get("content-type")).toBe("image/webp");
  const { format } = await sharp(await served.arrayBuffer()).metadata();
  expect(format).toBe("webp");
  const upload = await must(ann.call(signAvatarUpload));
  const big = Buffer.concat([await picture(), Buffer.alloc(httpLimits.avatarBytesMax)]);
  expect((await sendForm(ann, formOf(upload, big))).status).toBe(413);
});
