import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { afterEach, describe, expect, expectTypeOf, it } from "vitest";
import {
  createApiClient,
  createSession,
  deleteSession,
  getParticipant,
  getTranscript,
  listSessions,
  operationUrl,
  problemMediaType,
} from "../../src/http/index.ts";
import type { ClientProblem, MemberSession } from "../../src/http/index.ts";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

interface Seen {
  method?: string | undefined;
  url?: string | undefined;
  body: string;
  headers: Record<string, string | string[] | undefined>;
}

async function serverAnswering(answer: { status: number; type?: string; body?: string }) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      seen.push({ method: request.method, url: request.url, body, headers: request.headers });
      response.writeHead(answer.status, answer.type ? { "content-type": answer.type } : {});
      response.end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  // A server that listens on TCP has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return { baseUrl: `http://127.0.0.1:${port}`, seen };
}

describe("the api client", () => {
  it("writes params percent-encoded and leaves undefined query values out", () => {
    expect(
      operationUrl(getParticipant, { params: { slug: "abcdefgh", identity: "u:s/../x" } }),
    ).toBe("/api/sessions/abcdefgh/participants/u%3As%2F..%2Fx");
    expect(
      operationUrl(
        getTranscript,
        { params: { slug: "abcdefgh" }, query: { format: "srt", after: undefined } },
        "http://a",
      ),
    ).toBe("http://a/api/sessions/abcdefgh/transcript?format=srt");
  });

  it("keeps any identity whole in one piece of the path", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: "grapheme" }), (identity) => {
        // Addresses resolve dots as steps between folders; no identity is made of dots alone.
        fc.pre(!/^\.+$/.test(identity));
        const path = operationUrl(getParticipant, { params: { slug: "abcdefgh", identity } });
        const pieces = new URL(path, "http://a").pathname.split("/");
        expect(decodeURIComponent(pieces[5] ?? "")).toBe(identity);
        expect(pieces).toHaveLength(6);
      }),
    );
  });

  it("sends JSON and gives the answer as data of the contract's type", async () => {
    const { baseUrl, seen } = await serverAnswering({
      status: 201,
      type: "application/json",
      body: `{"slug":"abcdefgh"}`,
    });
    const client = createApiClient({ baseUrl, headers: { cookie: "a=b" } });
    const result = await client.call(createSession, { body: { title: "x" } });
    expectTypeOf(result).extract<{ ok: true }>().toEqualTypeOf<{
      readonly ok: true;
      readonly data: MemberSession;
    }>();
    expectTypeOf(result).extract<{ ok: false }>().toEqualTypeOf<{
      readonly ok: false;
      readonly problem: ClientProblem;
    }>();
    expect(result).toEqual({ ok: true, data: { slug: "abcdefgh" } });
    expect(seen[0]).toMatchObject({ method: "POST", url: "/api/sessions", body: `{"title":"x"}` });
    expect(seen[0]?.headers.cookie).toBe("a=b");
  });

  it("gives undefined for an empty answer", async () => {
    const { baseUrl } = await serverAnswering({ status: 204 });
    const result = await createApiClient({ baseUrl }).call(deleteSession, {
      params: { slug: "abcdefgh" },
    });
    expect(result).toEqual({ ok: true, data: undefined });
  });

  it("hands a problem over as it came", async () => {
    const problem = { type: "about:blank", title: "Not found", status: 404, code: "NOT_FOUND" };
    const { baseUrl } = await serverAnswering({
      status: 404,
      type: problemMediaType,
      body: JSON.stringify(problem),
    });
    expect(await createApiClient({ baseUrl }).call(listSessions)).toEqual({ ok: false, problem });
  });

  it.each([
    ["a proxy's page", { status: 502, type: "text/html", body: "<h1>Bad gateway</h1>" }],
    ["broken JSON", { status: 200, type: "application/json", body: "{" }],
    ["JSON of somebody else", { status: 500, type: "application/json", body: "{}" }],
  ])("calls %s unreachable", async (_, answer) => {
    const { baseUrl } = await serverAnswering(answer);
    const result = await createApiClient({ baseUrl }).call(listSessions);
    expect(result).toMatchObject({ ok: false, problem: { code: "UNREACHABLE" } });
  });

  it("calls a closed port unreachable, and an abort an abort", async () => {
    const client = createApiClient({ baseUrl: "http://127.0.0.1:1" });
    expect(await client.call(listSessions)).toMatchObject({ problem: { code: "UNREACHABLE" } });
    const aborted = client.call(listSessions, {}, { signal: AbortSignal.abort() });
    await expect(aborted).rejects.toThrow(/abort/i);
  });
});
