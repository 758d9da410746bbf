import { connect } from "node:net";
import { expect, test as base } from "@playwright/test";
import { signInAt } from "@rooms/scripts/api-visitor";
import { expectAccessible } from "../support/accessibility.ts";
import { Person } from "../support/person.ts";
import { startStandaloneWeb, type StandaloneWebOptions } from "@rooms/scripts/standalone-web";

interface LoggingWeb {
  url: string;
  /** Everything that the web and the api wrote. */
  lines: string[];
}

/** The web in front of a real api, believing no proxy. */
const test = base.extend<{
  start: (
    mode: StandaloneWebOptions["mode"],
    env?: { api?: Record<string, string>; web?: Record<string, string> },
  ) => Promise<LoggingWeb>;
}>({
  // Playwright reads the fixture's dependencies from this pattern.
  // oxlint-disable-next-line no-empty-pattern
  start: async ({}, use) => {
    const running: { stop(): Promise<void> }[] = [];
    await use(async (mode, { api = {}, web: more = {} } = {}) => {
      const lines: string[] = [];
      const web = await startStandaloneWeb({
        log: (_, line) => lines.push(line),
        mode,
        webEnv: { TRUSTED_PROXIES: "none", ...more },
        apiEnv: () => ({ LOG_LEVEL: "info", ...api }),
      });
      running.push(web);
      return { url: web.url, lines };
    });
    await Promise.all(running.map((web) => web.stop()));
  },
});

/** What the web answers to these very bytes. */
async function said(url: string, lines: string[], body = ""): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write([...lines, "host: rooms", "", body].join("\r\n"));
  let answer = "";
  socket.on("data", (chunk: Buffer) => (answer += chunk.toString()));
  await new Promise<void>((resolve, reject) => {
    socket.once("close", () => resolve());
    socket.once("error", reject);
    socket.setTimeout(60_000, () =>
      socket.destroy(new Error("The web still holds the connection.")),
    );
  });
  return answer;
}

const end = "connection: close";
const unknown = "GET /api/sessions/abcdefgh HTTP/1.1";

async function remaining(url: string, forwarded: string): Promise<number> {
  const answer = await said(url, [unknown, end, `x-forwarded-for: ${forwarded}`]);
  return Number(/^ratelimit-remaining: (\d+)/im.exec(answer)?.[1]);
}

for (const mode of ["production", "development"] as const) {
  test(`the web in ${mode} believes no client's word for where it is, passes on what HTTP allows, and logs nothing private`, async ({
    start,
  }) => {
    const web = await start(mode);

    await test.step("a forged address changes nothing, neither for rate limits nor for metrics", async () => {
      const first = await remaining(web.url, "198.51.100.1");
      expect(await remaining(web.url, "198.51.100.2")).toBe(first - 1);
      expect(await remaining(web.url, "127.0.0.1, 198.51.100.3")).toBe(first - 2);
      const metrics = ["GET /metrics HTTP/1.1", end];
      expect(await said(web.url, metrics)).toMatch(/^HTTP\/1.1 200 /);
      const forged = await said(web.url, [...metrics, "x-forwarded-for: 127.0.0.1"]);
      expect(forged).toMatch(/^HTTP\/1.1 404 /);
      expect(await said(web.url, ["GET /api/metrics HTTP/1.1", end])).toMatch(/^HTTP\/1.1 404 /);
    });

    await test.step("headers of the connection end at the web", async () => {
      const form = ["content-type: application/x-www-form-urlencoded", `origin: ${web.url}`, end];
      const post = "POST /api/auth/signin/local HTTP/1.1";
      const length = "content-length: 3";
      const continued = await said(web.url, [post, ...form, length, "expect: 100-continue"], "a=b");
      expect(continued).toMatch(/^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 302 /);
      const chunked = ["transfer-encoding: chunked", "trailer: x-sum"];
      const trailed = await said(
        web.url,
        [post, ...form, ...chunked],
        "3\r\na=b\r\n0\r\nx-sum: 1\r\n\r\n",
      );
      expect(trailed).toMatch(/^HTTP\/1.1 302 /);
      for (const header of [
        "te: trailers",
        "http2-settings: AAMAAABk",
        "proxy-connection: close",
      ]) {
        const named = `connection: close, te, x-foo, http2-settings`;
        expect(await said(web.url, [unknown, named, header, "x-foo: 1"])).toMatch(
          /^HTTP\/1.1 404 /,
        );
      }
      const upgrade = [unknown, "connection: close, upgrade", "upgrade: h2c"];
      expect(await said(web.url, upgrade)).toMatch(/^HTTP\/1.1 404 /);
      expect(await said(web.url, ["HEAD /api/health HTTP/1.1", end])).toMatch(/^HTTP\/1.1 200 /);
      const large = "a".repeat(1_500_000);
      const sized = `content-length: ${large.length}`;
      expect(await said(web.url, [post, ...form, sized], large)).toMatch(/^HTTP\/1.1 413 /);
    });

    await test.step("an upload that its client gave up harms no other request", async () => {
      const { hostname, port } = new URL(web.url);
      const socket = connect(Number(port), hostname);
      const head = ["POST /api/spaces HTTP/1.1", "host: rooms", "content-length: 100000", "", "{"];
      await new Promise<void>((resolve) => socket.write(head.join("\r\n"), () => resolve()));
      socket.destroy();
      expect(await said(web.url, ["GET /api/health HTTP/1.1", end])).toMatch(/^HTTP\/1.1 200 /);
    });

    await test.step("no log names a person, an address or a token", async () => {
      const { client, headers } = await signInAt(web.url, "hidden-person@example.com");
      await client.identity.updateProfile({ body: { displayName: "Hidden Person" } });
      for (const path of [
        "/signin?next=/invite/hidden-token",
        "/invite/hidden-token",
        "/r/hidden-token",
      ]) {
        await fetch(`${web.url}${path}`, { headers });
      }
      await fetch(
        `${web.url}/api/auth/callback/local?token=hidden-token&email=hidden%40example.com`,
      );
      expect(web.lines.join("\n")).not.toMatch(/hidden|token=|%40|@example/i);
    });
  });
}

test("a page that meets a limit says so, with 429, until when, and comes back by itself; one without its api is 503", async ({
  start,
}) => {
  const head = (path: string): string[] => [`GET ${path} HTTP/1.1`, end, "accept: text/html"];

  test.setTimeout(180_000);
  const { url } = await start("production", { api: { RATE_LIMIT_SCALE: "0.1" } });
  const ann = await Person.open({ name: "Ann", webUrl: url });
  const { page } = ann;
  const link = `/r/${"x".repeat(32)}`;

  await test.step("every kind of page is 429 once its budget is spent", async () => {
    expect(await said(url, head("/signin"))).toMatch(/^HTTP\/1.1 200 /);
    await expect(async () => {
      expect((await page.goto(link))?.status()).toBe(429);
    }).toPass({ timeout: 40_000 });
    for (const path of ["/signin", "/session/abcdefgh", "/invite/hidden-token", "/sessions", "/"]) {
      const answer = await said(url, head(path));
      expect(answer, path).toMatch(/^HTTP\/1.1 429 [^]*\r\nretry-after: \d+\r\n/i);
      expect(answer, path).toContain("Too many requests from your network");
    }
  });

  await test.step("it counts down, and comes back", async () => {
    await expect(page.getByText(/This page tries again in \d+ s/)).toBeVisible();
    await expectAccessible(page, "limited");
    await ann.screenshot("limited");
    await expect(page.getByText("There is nothing here")).toBeVisible({ timeout: 75_000 });
    await ann.close();
  });

  await test.step("a session that is none is 404, and offers to sign in who is not", async () => {
    const { url } = await start("production");
    const missing = await said(url, head("/session/abcdefgh"));
    expect(missing).toMatch(/^HTTP\/1.1 404 /);
    expect(missing).toContain('<a href="/signin?next=%2Fsession%2Fabcdefgh">Sign in to view</a>');
    const { client, headers } = await signInAt(url, "ann@example.com");
    for (const path of ["/session/abcdefgh", "/session/abcdefgh/recap", "/session/%00"]) {
      const answer = await fetch(`${url}${path}`, { headers });
      expect([path, answer.status]).toEqual([path, 404]);
      expect(await answer.text()).not.toContain("Sign in to view");
    }
    const made = await client.sessions.create({ body: {} });
    const slug = made.ok ? made.data.slug : "";
    expect((await fetch(`${url}/session/${slug}`)).status).toBe(200);
  });

  await test.step("without its api it is 503", async () => {
    const away = await start("production", { web: { API_URL: "http://127.0.0.1:1" } });
    const answer = await said(away.url, head("/sessions"));
    expect(answer).toMatch(/^HTTP\/1.1 503 [^]*\r\nretry-after: 5\r\n/i);
    expect(answer).toContain("The problem is on our side.");
  });
});
