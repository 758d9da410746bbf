import { readEnv } from "#env";
import { forward } from "#server/forward.ts";

/** One public origin: what lies under /api belongs to the api, whose address is known at run time only. */
function handle(request: Request): Promise<Response> {
  return forward(request, readEnv().apiUrl);
}

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
};
