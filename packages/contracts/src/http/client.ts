import type { ErrorCode, Problem } from "./errors.ts";
import type { Operation, OperationInput, OperationOutput } from "./operation.ts";

/** UNREACHABLE: no answer came, or one that is not ours (a proxy's page). */
export type ClientProblem =
  Problem | { readonly code: "UNREACHABLE"; readonly title: string; readonly status: number };
export type ClientErrorCode = ErrorCode | "UNREACHABLE";

export type CallResult<Definition extends Operation> =
  | { readonly ok: true; readonly data: OperationOutput<Definition> }
  | { readonly ok: false; readonly problem: ClientProblem };

export interface ApiClientOptions {
  /** Origin of the api, or "" for the page's own. */
  baseUrl: string;
  /** The platform's by default. */
  fetch?: typeof globalThis.fetch;
  /** Sent with each call: on a server the visitor's `cookie`, and the public `origin`, which unsafe methods need. */
  headers?: Record<string, string>;
}

export interface CallOptions {
  signal?: AbortSignal;
  headers?: Record<string, string>;
}

export interface ApiClient {
  /** Never throws but for an abort by the caller's signal. Answers are trusted as the contract says, not parsed. */
  call<Definition extends Operation>(
    operation: Definition,
    ...rest: CallArguments<Definition>
  ): Promise<CallResult<Definition>>;
}

// `input` may be left out where nothing in it is required.
type CallArguments<Definition extends Operation> =
  object extends OperationInput<Definition>
    ? [input?: OperationInput<Definition>, options?: CallOptions]
    : [input: OperationInput<Definition>, options?: CallOptions];

type Scalar = string | number | boolean | undefined;
interface LooseInput {
  params?: Record<string, Scalar>;
  query?: Record<string, Scalar>;
  body?: unknown;
}

export function createApiClient({
  baseUrl,
  fetch = globalThis.fetch,
  headers = {},
}: ApiClientOptions): ApiClient {
  return {
    async call<Definition extends Operation>(
      operation: Definition,
      ...[input, options = {}]: CallArguments<Definition>
    ): Promise<CallResult<Definition>> {
      const loose: LooseInput = input ?? {};
      const hasBody = operation.body !== undefined;
      let response: Response;
      try {
        response = await fetch(baseUrl + pathOf(operation, loose), {
          method: operation.method,
          credentials: "same-origin",
          headers: {
            accept: "application/json",
            ...(hasBody ? { "content-type": "application/json" } : {}),
            ...headers,
            ...options.headers,
          },
          ...(hasBody ? { body: JSON.stringify(loose.body ?? {}) } : {}),
          ...(options.signal ? { signal: options.signal } : {}),
        });
        return await readAnswer<Definition>(response);
      } catch (error) {
        if (options.signal?.aborted) throw error;
        return unreachable(0);
      }
    },
  };
}

/** The address of an operation, for links and downloads. */
export function operationUrl<Definition extends Operation>(
  operation: Definition,
  input: Omit<OperationInput<Definition>, "body">,
  baseUrl = "",
): string {
  return baseUrl + pathOf(operation, input);
}

function pathOf(operation: Operation, { params = {}, query = {} }: LooseInput): string {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value));
  }
  return search.size > 0 ? `${path}?${search.toString()}` : path;
}

async function readAnswer<Definition extends Operation>(
  response: Response,
): Promise<CallResult<Definition>> {
  if (response.status === 204) {
    // An operation that answers 204 has no response schema, so its output type is undefined.
    return { ok: true, data: undefined as OperationOutput<Definition> };
  }
  const mediaType = response.headers.get("content-type") ?? "";
  if (!/json/.test(mediaType)) return unreachable(response.status);
  const answer: unknown = await response.json();
  // Both casts: the api proves its answers against the same contract, in its own tests.
  if (response.ok) return { ok: true, data: answer as OperationOutput<Definition> };
  return /problem\+json/.test(mediaType)
    ? { ok: false, problem: answer as Problem }
    : unreachable(response.status);
}

function unreachable(status: number): { ok: false; problem: ClientProblem } {
  return {
    ok: false,
    problem: { code: "UNREACHABLE", title: "The server cannot be reached", status },
  };
}
