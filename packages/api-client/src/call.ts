import type { Problem } from "./generated/types.ts";
import type { CallOptions, CallResult, ClientProblem } from "./result.ts";

export interface ClientOptions {
  /** Origin of Rooms, or "" for the page's own. */
  baseUrl: string;
  /** For systems: an API key of a space. People are known by their cookie. */
  apiKey?: string;
  /** Sent with each call: on a server the visitor's `cookie`, and the public `origin`, which unsafe methods need. */
  headers?: Record<string, string>;
  /** The platform's by default. */
  fetch?: typeof globalThis.fetch;
}

/** Where an operation is: method, path with `{param}` placeholders, and what a success holds. */
export interface Endpoint {
  readonly method: string;
  readonly path: string;
  /** JSON without it. */
  readonly answers?: "text" | "file";
}

type Scalar = string | number | boolean | undefined;

/** What is put into a request; the generated types say what each operation takes. */
export interface LooseInput {
  readonly params?: Readonly<Record<string, Scalar>>;
  readonly query?: Readonly<Record<string, Scalar>>;
  readonly body?: unknown;
}

export interface Call {
  endpoint: Endpoint;
  input: LooseInput | undefined;
  options: CallOptions | undefined;
}

/** Never throws but for an abort by the caller's signal. Answers are trusted as the document says, not parsed. */
export async function callApi(
  { baseUrl, apiKey, headers, fetch = globalThis.fetch }: ClientOptions,
  { endpoint, input = {}, options: { signal, headers: more, idempotencyKey } = {} }: Call,
): Promise<CallResult<unknown>> {
  const { body } = input;
  const isForm = body instanceof FormData;
  try {
    const response = await fetch(baseUrl + pathOf(endpoint.path, input), {
      method: endpoint.method,
      credentials: "same-origin",
      headers: {
        accept: endpoint.answers === undefined ? "application/json" : "*/*",
        ...(body === undefined || isForm ? {} : { "content-type": "application/json" }),
        ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
        ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
        ...headers,
        ...more,
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    return await readAnswer(response, endpoint);
  } catch (error) {
    if (signal?.aborted) throw error;
    return unreachable(0);
  }
}

/** Path and query of a call; every parameter stays one piece of the path, whatever it holds. */
export function pathOf(path: string, { params = {}, query = {} }: LooseInput): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value));
  }
  return search.size > 0 ? `${filled}?${search.toString()}` : filled;
}

async function readAnswer(response: Response, endpoint: Endpoint): Promise<CallResult<unknown>> {
  if (response.status === 204) return { ok: true, data: undefined };
  const mediaType = response.headers.get("content-type") ?? "";
  if (response.ok && endpoint.answers && !mediaType.startsWith("text/html")) {
    const data = endpoint.answers === "text" ? response.text() : response.blob();
    return { ok: true, data: await data };
  }
  if (!mediaType.includes("json")) return unreachable(response.status);
  const answer: unknown = await response.json();
  if (response.ok) return { ok: true, data: answer };
  return mediaType.includes("problem+json")
    ? // The api proves its answers against the same document, in its own tests.
      { ok: false, problem: answer as Problem }
    : unreachable(response.status);
}

function unreachable(status: number): { ok: false; problem: ClientProblem } {
  return {
    ok: false,
    problem: { code: "UNREACHABLE", title: "The server cannot be reached", status },
  };
}
