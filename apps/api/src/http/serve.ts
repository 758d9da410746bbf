import type { Operation } from "@rooms/contracts/http";
import type { Refusal } from "@rooms/domain/shared/refusal";
import type { Context, Hono } from "hono";
import { setCookie } from "hono/cookie";
import { etag } from "hono/etag";
import type { Authenticator, Principal } from "../auth/authenticator.ts";
import type { CookieStyle } from "../auth/cookies.ts";
import { requestLogOf } from "./access-log.ts";
import { answerWholeJson } from "./answer-headers.ts";
import type { Route } from "./bind.ts";
import type { Idempotency } from "./idempotency.ts";
import { localeOf } from "./locale.ts";
import { answerProblem } from "./problem.ts";
import type { RateLimiter } from "./rate-limiter.ts";
import { readInput } from "./read-input.ts";
import { chargesOf, countMiss, spend } from "./spend.ts";
import type { AppEnv } from "./types.ts";

export interface Edge {
  readonly authenticator: Authenticator;
  readonly limiter: RateLimiter;
  readonly idempotency: Idempotency;
  readonly cookies: CookieStyle;
  /** Whether answers are validated against the contract: everywhere except in production. */
  readonly checkAnswers: boolean;
}

/** Mounts a route: authenticate, rate-limit, authorize, parse the input, and only then run the handler. */
export function serve(app: Hono<AppEnv>, route: Route, edge: Edge): void {
  const { operation } = route;
  const path = operation.path.replace(/\{(\w+)\}/g, ":$1");
  if (operation.conditional) serveUnchanged(app, operation.method, path);
  app.on(operation.method, [path], async (context) => {
    context.set("operationId", operation.id);
    const principal = await edge.authenticator.authenticate(context);
    const { limiter } = edge;
    const address = context.get("clientAddress");
    const link = context.req.param("token");
    const charges = chargesOf(operation, { principal, address, link });
    const limited = await spend(context, limiter, charges);
    if (limited) return limited;
    const response = principal
      ? await answer(context, { route, edge, principal })
      : answerProblem(context, { code: "UNAUTHENTICATED", detail: "Invalid API key" });
    const guess = charges.find(({ looked }) => looked);
    if (!guess || (principal && (response.status !== 404 || !operation.params))) return response;
    await countMiss(context, limiter, guess);
    return response;
  });
}

async function answer(
  context: Context<AppEnv>,
  { route, edge, principal }: { route: Route; edge: Edge; principal: Principal },
): Promise<Response> {
  const refusal = authorize(route.operation, principal);
  if (refusal) return answerProblem(context, refusal);
  const run = (): Promise<Response> => runHandler(context, { route, edge, principal });
  const { account: owner, caller } = principal;
  const { lookUpAgain } = route;
  if (!lookUpAgain || caller.kind === "visitor") return run();
  const stillExists = async (made: unknown): Promise<boolean> =>
    (await lookUpAgain({ caller, made })).ok;
  return edge.idempotency.once(context, { account: owner, run, stillExists });
}

/** Answers 304 without a body when the request repeats the ETag of the current answer. */
function serveUnchanged(app: Hono<AppEnv>, method: string, path: string): void {
  app.on(method, [path], etag(), async (context, next) => {
    await next();
    context.header("cache-control", "private, no-cache");
  });
}

/** Null when the operation is open to this kind of caller; rights in a space or session are checked by its use case. */
function authorize({ auth, scope }: Operation, { caller, scopes }: Principal): Refusal | null {
  if (caller.kind === "system") {
    if (scope === undefined) return { code: "FORBIDDEN", detail: "For people only." };
    return scopes?.some((held) => held === scope) ? null : { code: "SCOPE_MISSING", detail: scope };
  }
  const isKnown = caller.kind === "user" || (auth === "participant" && caller.kind === "guest");
  return auth === "public" || isKnown ? null : { code: "UNAUTHENTICATED", detail: "Sign in first" };
}

async function runHandler(
  context: Context<AppEnv>,
  { route, edge, principal }: { route: Route; edge: Edge; principal: Principal },
): Promise<Response> {
  const { operation } = route;
  const reading = await readInput(operation, context);
  if (!reading.ok) {
    const errors = reading.code === "VALIDATION_FAILED" ? reading.errors : undefined;
    return answerProblem(context, { code: reading.code }, errors);
  }
  const result = await route.handle({
    caller: principal.caller,
    input: reading.input,
    // Few ask for the next three, and the signal costs a whole Request.
    get log() {
      return requestLogOf(context);
    },
    get locale() {
      return localeOf(context);
    },
    header: (name) => context.req.header(name),
    get signal() {
      return context.req.raw.signal;
    },
    setCookie: ({ name, value, maxAgeSeconds }) =>
      setCookie(context, edge.cookies.named(name), value, {
        ...edge.cookies.options,
        maxAge: maxAgeSeconds,
      }),
  });
  if (!result.ok) return answerProblem(context, result.error);
  // Through the context, so that headers set on it are not lost.
  if (result.value instanceof Response) {
    return context.newResponse(result.value.body, result.value);
  }
  if (!operation.response || operation.status === 204) return context.body(null, 204);
  const body = edge.checkAnswers ? operation.response.parse(result.value) : result.value;
  const json = JSON.stringify(body);
  // An answer to a key sets no cookie; one that may become a 304 is still changed.
  if (operation.method === "GET" && !operation.conditional && principal.scopes !== null) {
    return answerWholeJson(context, { json, status: operation.status });
  }
  return context.body(json, operation.status, {
    "content-type": "application/json",
  });
}
