import { callApi } from "@rooms/api-client";
import type { CallOptions, CallResult, ClientOptions } from "@rooms/api-client";
import type { Operation, OperationInput, OperationOutput } from "@rooms/contracts/http";
import type { TestApi } from "./test-api.ts";
import { publicOrigin } from "./test-api.ts";

export interface Caller {
  /** Through the product's own API client, typed by the contract. */
  call<Definition extends Operation>(
    operation: Definition,
    ...rest: CallArguments<Definition>
  ): Promise<CallResult<OperationOutput<Definition>>>;
}

/** A visitor with a cookie jar, on our own pages unless told otherwise. */
export interface Browser extends Caller {
  cookies: Map<string, string>;
  send(path: string, init?: RequestInit): Promise<Response>;
}

// `input` may be left out where nothing in it is required.
type CallArguments<Definition extends Operation> =
  object extends OperationInput<Definition>
    ? [input?: OperationInput<Definition>, options?: CallOptions]
    : [input: OperationInput<Definition>, options?: CallOptions];

export function openBrowser(api: Pick<TestApi, "request">, origin = publicOrigin): Browser {
  const cookies = new Map<string, string>();

  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    const jar = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    if (jar !== "") headers.set("cookie", jar);
    if (!headers.has("origin") && init.method !== undefined && init.method !== "GET") {
      headers.set("origin", origin);
    }
    const response = await api.request(path.replace(publicOrigin, ""), { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) keep(cookies, cookie);
    return response;
  }

  // The client only ever passes a text address.
  const fetch: typeof globalThis.fetch = (address, init) => send(address as string, init);
  return { ...createCaller({ baseUrl: "", fetch }), cookies, send };
}

export function createCaller(client: ClientOptions): Caller {
  return {
    async call<Definition extends Operation>(
      endpoint: Definition,
      ...[input, options]: CallArguments<Definition>
    ) {
      const answer = await callApi(client, { endpoint, input, options });
      // The api holds its answers against the contract: see `checkAnswers`.
      return answer as CallResult<OperationOutput<Definition>>;
    },
  };
}

function keep(cookies: Map<string, string>, header: string): void {
  const [pair = "", ...attributes] = header.split("; ");
  const [name = "", ...rest] = pair.split("=");
  const isGone = attributes.some((one) => /^max-age=0$/i.test(one)) || rest.join("=") === "";
  if (isGone) cookies.delete(name);
  else cookies.set(name, rest.join("="));
}
