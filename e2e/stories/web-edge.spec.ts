import { connect } from "node:net";
import { expect } from "@playwright/test";
import { signInAt } from "@rooms/scripts/api-visitor";
import { end, said, test } from "../support/raw-web.ts";

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
