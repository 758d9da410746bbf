import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createApiKey, joinSession } from "@rooms/contracts/http";
import { createLogger } from "@rooms/service-kit/observability";
import { logOnly } from "@rooms/service-kit/observe";
import { createTestDatabase } from "@rooms/db/testing";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compose } from "../../src/compose.ts";
import { startServer } from "../../src/server.ts";
import { openBrowser } from "../support/browser.ts";
import { startFakeLiveKit } from "../support/fake-livekit.ts";
import { must } from "../support/must.ts";
import { signInNamed } from "../support/sign-in.ts";
import { testEnv } from "../support/test-api.ts";
import type { TestApi } from "../support/test-api.ts";
import { storeSegments } from "../support/transcript.ts";

const document = new URL("../../../../docs/api.md", import.meta.url);
// Beside the packages, so that the example finds the client as any program of this repository would.
const parent = fileURLToPath(new URL("..", import.meta.url));

interface Served {
  url: string;
  secret: string;
  api: Pick<TestApi, "request" | "pool">;
  folder: string;
  stop(): Promise<void>;
}

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.stop());

/** The api as strangers meet it: on a port, with a key that its owner made. */
async function serve(): Promise<Served> {
  const database = await createTestDatabase();
  const livekit = await startFakeLiveKit();
  const env = testEnv({ DATABASE_URL: database.url, LIVEKIT_INTERNAL_URL: livekit.url });
  const { app, close } = compose(env, logOnly(createLogger({ name: "api", level: "silent" })));
  const server = await startServer(app, { host: "127.0.0.1", port: 0 });
  const folder = await mkdtemp(join(parent, "tmp-api-document-"));
  const api: Served["api"] = {
    request: async (path, init) => app.request(path, init),
    pool: database.pool,
  };
  const owner = await signInNamed(api, "Owner");
  const body = {
    name: "Example",
    scopes: ["sessions:read" as const, "sessions:write" as const, "transcripts:read" as const],
  };
  const { secret } = await must(owner.call(createApiKey, { body }));
  return {
    url: `http://127.0.0.1:${server.port}`,
    secret,
    api,
    folder,
    async stop() {
      await server.stop(0);
      await close();
      await livekit.stop();
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
}

async function exampleOf(language: "curl" | "typescript"): Promise<string> {
  const text = await readFile(document, "utf8");
  const block = new RegExp(`<!-- run: ${language} -->\\s+\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``);
  const code = block.exec(text)?.[1];
  if (code === undefined) throw new Error(`docs/api.md has no example in ${language}.`);
  return code;
}

async function run(command: string, args: string[]): Promise<string> {
  const { exitCode, all } = await execa(command, args, {
    cwd: served.folder,
    env: { PATH: "/usr/local/bin:/usr/bin:/bin", ROOMS_URL: served.url, ROOMS_KEY: served.secret },
    extendEnv: false,
    stdin: "ignore",
    all: true,
    reject: false,
  });
  expect(exitCode, all).toBe(0);
  return all;
}

const output = (file: string): Promise<string> => readFile(join(served.folder, file), "utf8");

describe("the worked example in docs/api.md", () => {
  it("does in curl what it says", async () => {
    await writeFile(join(served.folder, "example.sh"), await exampleOf("curl"));
    await run("bash", ["-eu", "example.sh"]);
    const session = JSON.parse(await output("session.json")) as { slug: string };
    expect(session).toMatchObject({ title: "Standup", status: "CREATED" });
    expect(JSON.parse(await output("sessions.json"))).toMatchObject({
      items: [{ slug: session.slug }],
      nextCursor: null,
    });
    expect(JSON.parse(await output("transcript.json"))).toMatchObject({ segments: [] });
    expect(await output("transcript.md")).toContain("# Standup");
    expect(JSON.parse(await output("problem.json"))).toMatchObject({ code: "NOT_FOUND" });
    expect(await output("headers.txt")).toMatch(/^ratelimit-remaining: \d+/im);
  });

  it("does in TypeScript what it says", async () => {
    await writeFile(join(served.folder, "example.ts"), await exampleOf("typescript"));
    const args = ["--disable-warning=ExperimentalWarning", "example.ts"];
    const said = await run(process.execPath, args);
    expect(said).toMatch(/^made [\w-]{8} CREATED$/m);
    expect(said).toMatch(/^listed Weekly planning$/m);
    expect(said).toMatch(/^subtitles WEBVTT$/m);
    expect(said).toMatch(/^refused no participant has joined yet$/m);
    const [, slug = ""] = /^made ([\w-]{8})/m.exec(said) ?? [];
    // The same program a second time: the same session, now with something said in it.
    await speakIn(slug);
    const again = await run(process.execPath, args);
    expect(again).toContain(`made ${slug}`);
    expect(again).toMatch(/^said Guest: Good morning\.$/m);
  });
});

async function speakIn(slug: string): Promise<void> {
  const guest = openBrowser(served.api);
  const { participant, session } = await must(
    guest.call(joinSession, { params: { slug }, body: { name: "Guest" } }),
  );
  await storeSegments(served.api.pool, session.id, [
    { identity: participant.identity, text: "Good morning." },
  ]);
}
