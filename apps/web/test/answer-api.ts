import { afterEach, vi } from "vitest";

export interface AskedOf {
  method: string;
  path: string;
  body: unknown;
}

/** Answers of the api by "METHOD /path", in place of the network; every other request gets 404. */
export function answerApi(answers: Record<string, { status: number; body?: unknown }>): AskedOf[] {
  const asked: AskedOf[] = [];
  vi.stubGlobal("fetch", async (input: string | URL | Request, init?: RequestInit) => {
    const request = new Request(
      new URL(String(input instanceof Request ? input.url : input), "http://localhost"),
      init,
    );
    const { pathname } = new URL(request.url);
    const text = await request.text();
    const body: unknown = text === "" ? null : JSON.parse(text);
    asked.push({ method: request.method, path: pathname, body });
    const answer = answers[`${request.method} ${pathname}`] ?? {
      status: 404,
      body: problem("NOT_FOUND"),
    };
    const type = answer.status < 400 ? "application/json" : "application/problem+json";
    return new Response(answer.status === 204 ? null : JSON.stringify(answer.body), {
      status: answer.status,
      headers: { "content-type": type },
    });
  });
  return asked;
}

export function problem(code: string): { code: string; title: string } {
  return { code, title: code };
}

afterEach(() => {
  vi.unstubAllGlobals();
});
