import { callApi } from "./call.ts";
import type { ClientOptions, Endpoint, LooseInput } from "./call.ts";
import { endpoints } from "./generated/client.ts";
import type { Operations } from "./generated/client.ts";
import type { CallOptions } from "./result.ts";

/** `client.<module>.<verb>({ params, query, body }, options)` for every operation of the OpenAPI document. */
export type RoomsClient = Operations;

export function createRoomsClient(options: ClientOptions): RoomsClient {
  const modules = Object.entries(endpoints).map(([name, verbs]) => {
    const methods = Object.entries(verbs).map(([verb, line]) => {
      const endpoint = endpointOf(line);
      const method = (input?: LooseInput, callOptions?: CallOptions) =>
        callApi(options, { endpoint, input, options: callOptions });
      return [verb, method] as const;
    });
    return [name, Object.fromEntries(methods)] as const;
  });
  // Types and table are printed from one document: a method stands under each name with the type it has there.
  return Object.fromEntries(modules) as unknown as Operations;
}

/** `GET /api/sessions`, with ` text` or ` file` behind it where the answer is no JSON. */
function endpointOf(line: string): Endpoint {
  const [method = "", path = "", answers] = line.split(" ");
  return { method, path, ...(answers === "text" || answers === "file" ? { answers } : {}) };
}
