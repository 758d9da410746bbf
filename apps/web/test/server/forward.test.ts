import { createServer } from "node:http";
import type { IncomingMessage, RequestListener, Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { forward } from "#server/forward.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function upstream(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: string[] = [];
  for await (const part of request) parts.push(String(part));
  return parts.join("");
}

describe("forwarding to the api", () => {
  it("passes method, path, query, body and cookies on, and says which host was asked", async () => {
    const seen: unknown[] = [];
    const url = await upstream((request, response) => {
      void bodyOf(request).then((body) => {
        const { method, url: path, headers } = request;
        seen.push({
          method,
          path,
          body,
          cookie: headers.cookie,
          host: headers["x-forwarded-host"],
          proto: headers["x-forwarded-proto"],
        });
        response.end();
      });
    });
    const request = new Request("https://rooms.example/api/x%3Ay?q=%20a", {
      method: "POST",
      body: "hello",
      headers: { cookie: "a=1", host: "rooms.example" },
    });
    await forward(request, url);
    expect(seen).toEqual([
      {
        method: "POST",
        path: "/api/x%3Ay?q=%20a",
        body: "hello",
        cookie: "a=1",
        host: "rooms.example",
        proto: "https",
      },
    ]);
  });

  it("hands redirects and every cookie to the browser instead of following them", async () => {
    const url = await upstream((_request, response) => {
      response.writeHead(302, {
        location: "https://accounts.example/",
        "set-cookie": ["a=1; HttpOnly", "b=2; HttpOnly"],
      });
      response.end();
    });
    const answer = await forward(new Request("http://rooms.example/api/auth/signin"), url);
    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toBe("https://accounts.example/");
    expect(answer.headers.getSetCookie()).toEqual(["a=1; HttpOnly", "b=2; HttpOnly"]);
  });

  it("passes on no header of the connection, nor one that the connection names", async () => {
    const seen: string[] = [];
    const url = await upstream((request, response) => {
      seen.push(...Object.keys(request.headers));
      response.setHeader("x-answer", "1").setHeader("connection", "keep-alive, x-answer").end();
    });
    const headers = {
      ...{ connection: "x-foo, te", "x-foo": "1", te: "trailers", trailer: "x-sum" },
      ...{ upgrade: "h2c", expect: "100-continue", "proxy-authorization": "Basic x" },
      ...{ "x-forwarded-for": "198.51.100.7", forwarded: "for=198.51.100.7", accept: "text/plain" },
    };
    const answer = await forward(new Request("http://rooms.example/api/x", { headers }), url);
    expect(answer.status).toBe(200);
    expect(answer.headers.has("x-answer")).toBe(false);
    expect(seen).toContain("accept");
    for (const name of Object.keys(headers)) {
      if (name !== "accept" && name !== "connection") expect(seen).not.toContain(name);
    }
  });

  it("asks once more when a connection ends under a question, and never repeats an act", async () => {
    const asked: (string | undefined)[] = [];
    const url = await upstream((request, response) => {
      asked.push(request.method);
      if (asked.length === 1 || request.method === "POST") response.destroy();
      else response.end();
    });
    expect((await forward(new Request("http://rooms.example/api/x"), url)).status).toBe(200);
    const act = new Request("http://rooms.example/api/x", { method: "POST", body: "{}" });
    expect((await forward(act, url)).status).toBe(502);
    expect(asked).toEqual(["GET", "GET", "POST"]);
  });

  it("answers a problem document while the api is away", async () => {
    const url = await upstream((_request, response) => response.destroy());
    const answer = await forward(new Request("http://rooms.example/api/health"), url);
    expect(answer.status).toBe(502);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({ code: "API_AWAY" });
  });
});
