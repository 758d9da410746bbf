import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { afterEach, describe, expect, expectTypeOf, it } from "vitest";
import { callApi, createRoomsClient } from "../src/index.ts";
import type { CallResult, MemberSession } from "../src/index.ts";

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

const endpoint = { method: "GET", path: "/api/sessions/{slug}/participants/{identity}" };

/** The address that a call of the participant's endpoint asks for. */
async function addressOf(
  identity: string,
  query: Record<string, string | undefined> = {},
): Promise<string> {
  let asked = "";
  const fetch: typeof globalThis.fetch = async (address) => {
    // The client only ever passes a text address.
    asked = address as string;
    return new Response(null, { status: 204 });
  };
  const input = { params: { slug: "abcdefgh", identity }, query };
  await callApi({ baseUrl: "", fetch }, { endpoint, input, options: undefined });
  return asked;
}

describe("the api client", () => {
  it("writes params percent-encoded and leaves undefined query values out", async () => {
    expect(await addressOf("u:s/../x", { format: "srt", after: undefined })).toBe(
      "/api/sessions/abcdefgh/participants/u%3As%2F..%2Fx?format=srt",
    );
  });

  it("keeps any identity whole in one piece of the path", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, unit: "grapheme" }), async (identity) => {
        // Addresses resolve dots as steps between folders; no identity is made of dots alone.
        fc.pre(!/^\.+$/.test(identity));
        const pieces = new URL(await addressOf(identity), "http://a").pathname.split("/");
        expect(decodeURIComponent(pieces[5] ?? "")).toBe(identity);
        expect(pieces).toHaveLength(6);
      }),
    );
  });

  it("sends JSON and gives the answer as data of the document's type", async () => {
    const { baseUrl, seen } = await serverAnswering({
      status: 201,
      type: "application/json",
      body: `{"slug":"abcdefgh"}`,
    });
    const rooms = createRoomsClient({ baseUrl, apiKey: "rooms_key", headers: { origin: "a" } });
    const result = await rooms.sessions.create({ body: { title: "x" } }, { idempotencyKey: "k" });
    expectTypeOf(result).toEqualTypeOf<CallResult<MemberSession>>();
    expect(result).toEqual({ ok: true, data: { slug: "abcdefgh" } });
    expect(seen[0]).toMatchObject({
      method: "POST",
      url: "/api/sessions",
      body: `{"title":"x"}`,
      headers: { authorization: "Bearer rooms_key", "idempotency-key": "k", origin: "a" },
    });
  });

  it("gives undefined for an empty answer, and asks with no body where there is none", async () => {
    const { baseUrl, seen } = await serverAnswering({ status: 204 });
    const rooms = createRoomsClient({ baseUrl });
    const result = await rooms.sessions.delete({ params: { slug: "abcdefgh" } });
    expect(result).toEqual({ ok: true, data: undefined });
    expect(seen[0]?.headers["content-type"]).toBeUndefined();
  });

  it("gives a document as its text, and takes no page of a proxy for one", async () => {
    const input = { params: { slug: "abcdefgh" }, query: { format: "md" } } as const;
    const ours = await serverAnswering({ status: 200, type: "text/markdown", body: "# Plans" });
    const read = await createRoomsClient(ours).transcripts.getText(input);
    expect(read).toEqual({ ok: true, data: "# Plans" });
    const proxy = await serverAnswering({ status: 200, type: "text/html", body: "<h1>Hello" });
    const refused = await createRoomsClient(proxy).transcripts.getText(input);
    expect(refused).toMatchObject({ ok: false, problem: { code: "UNREACHABLE" } });
  });

  it("gives a file as its bytes", async () => {
    const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    const { baseUrl } = await serverAnswering({ status: 200, type, body: "PK" });
    const input = { params: { slug: "abcdefgh" }, query: { format: "docx" } } as const;
    const read = await createRoomsClient({ baseUrl }).transcripts.getFile(input);
    expectTypeOf(read).toEqualTypeOf<CallResult<Blob>>();
    expect(read.ok && (await read.data.text())).toBe("PK");
  });

  it("hands a problem over as it came", async () => {
    const problem = { type: "about:blank", title: "Not found", status: 404, code: "NOT_FOUND" };
    const { baseUrl } = await serverAnswering({
      status: 404,
      type: "application/problem+json",
      body: JSON.stringify(problem),
    });
    expect(await createRoomsClient({ baseUrl }).sessions.list()).toEqual({ ok: false, problem });
  });

  it.each([
    ["a proxy's page", { status: 502, type: "text/html", body: "<h1>Bad gateway</h1>" }],
    ["broken JSON", { status: 200, type: "application/json", body: "{" }],
    ["JSON of another server", { status: 500, type: "application/json", body: "{}" }],
  ])("calls %s unreachable", async (_, answer) => {
    const { baseUrl } = await serverAnswering(answer);
    const result = await createRoomsClient({ baseUrl }).sessions.list();
    expect(result).toMatchObject({ ok: false, problem: { code: "UNREACHABLE" } });
  });

  it("calls a closed port unreachable, and an abort an abort", async () => {
    const client = createRoomsClient({ baseUrl: "http://127.0.0.1:1" });
    expect(await client.sessions.list()).toMatchObject({ problem: { code: "UNREACHABLE" } });
    const aborted = client.sessions.list({}, { signal: AbortSignal.abort() });
    await expect(aborted).rejects.toThrow(/abort/i);
  });
});
