import { afterEach, vi } from "vitest";
import { problem } from "../../answer-api.ts";

export interface Scripted {
  status: number;
  body?: unknown;
}

/** An api whose answers the test gives call by call; `never` is a network that takes and does not answer. */
export class ScriptedApi {
  readonly asked: string[] = [];
  readonly #answers: (Scripted | "unreachable" | "never")[] = [];
  #arrived: (() => void) | null = null;

  constructor() {
    vi.stubGlobal("fetch", async (input: string, init?: RequestInit) => {
      const { pathname, search } = new URL(input, "http://localhost");
      this.asked.push(`${init?.method ?? "GET"} ${pathname}${search}`);
      const answer = await this.#next(init?.signal ?? undefined);
      if (answer === "unreachable") throw new TypeError("Failed to fetch");
      const type = answer.status < 400 ? "application/json" : "application/problem+json";
      return new Response(answer.status === 204 ? null : JSON.stringify(answer.body), {
        status: answer.status,
        headers: { "content-type": type },
      });
    });
  }

  answer(...answers: (Scripted | "unreachable" | "never")[]): void {
    this.#answers.push(...answers);
    this.#arrived?.();
  }

  refuse(status: number, code: string): void {
    this.answer({ status, body: problem(code) });
  }

  async #next(signal: AbortSignal | undefined): Promise<Scripted | "unreachable"> {
    const aborted = new Promise<never>((_, reject) => {
      signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
    });
    aborted.catch(() => undefined);
    while (this.#answers.length === 0) {
      const arrived = new Promise<void>((resolve) => (this.#arrived = resolve));
      await Promise.race([arrived, aborted]);
    }
    const [answer] = this.#answers.splice(0, 1);
    return answer === undefined || answer === "never" ? aborted : answer;
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
});
