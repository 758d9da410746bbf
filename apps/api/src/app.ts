import { getAvatar, getSharedRecap, httpLimits } from "@rooms/contracts/http";
import type { TrustedProxies } from "@rooms/service-kit/network";
import type { Logger, Registry } from "@rooms/service-kit/observability";
import type { Tracing } from "@rooms/service-kit/tracing";
import { Hono } from "hono";
import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { methodNotAllowed } from "hono/method-not-allowed";
import { serveAuth } from "./auth/auth-routes.ts";
import type { AuthRoutesOptions } from "./auth/auth-routes.ts";
import { accessLog } from "./http/access-log.ts";
import { answerHeaders, noteAnswerHeader, securityHeadersOf } from "./http/answer-headers.ts";
import type { AnswerHeaders } from "./http/answer-headers.ts";
import type { Route } from "./http/bind.ts";
import { noteClientAddress } from "./http/client-address.ts";
import { answerFailure } from "./http/failures.ts";
import { createMethodTable } from "./http/method-table.ts";
import { checkOrigin } from "./http/origin.ts";
import { answerProblem } from "./http/problem.ts";
import { pageStyleHash } from "./http/html-page.ts";
import { serve } from "./http/serve.ts";
import { traceRequests } from "./http/trace-requests.ts";
import type { Edge } from "./http/serve.ts";
import type { AppEnv } from "./http/types.ts";
import { stopMailsPath } from "./mail/stop-mails.ts";
import { referencePath } from "./openapi/reference-page.ts";

export interface AppOptions {
  routes: readonly Route[];
  /** Routes whose form others define: webhooks, metrics, the OpenAPI document. */
  extras: readonly ((app: Hono<AppEnv>) => void)[];
  edge: Edge;
  auth: AuthRoutesOptions;
  origins: readonly string[];
  trustedProxies: TrustedProxies;
  log: Logger;
  registry: Registry;
  /** Null where traces go nowhere. */
  tracing: Tracing | null;
}

const generalPolicy = await securityHeadersOf({
  defaultSrc: ["'none'"],
  styleSrc: [pageStyleHash],
  frameAncestors: ["'none'"],
});
/** A picture opened by itself may do nothing at all. */
const picturePolicy = await securityHeadersOf({ defaultSrc: ["'none'"], sandbox: [] });
const picturesPath = getAvatar.path.replace(/\{.*/, "");

/** The reference page runs its own script and asks this api; its style sheet draws icons from data addresses. */
const referencePolicy = await securityHeadersOf({
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", "data:"],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
});

function policyOf(path: string): AnswerHeaders {
  if (path.startsWith(picturesPath)) return picturePolicy;
  return path === referencePath || path.startsWith(`${referencePath}/`)
    ? referencePolicy
    : generalPolicy;
}

const unindexed: MiddlewareHandler<AppEnv> = (context, next) => {
  noteAnswerHeader(context, "x-robots-tag", "noindex, nofollow");
  return next();
};

export function createApp(options: AppOptions): Hono<AppEnv> {
  const { routes, extras, edge, auth, origins, trustedProxies, log, registry, tracing } = options;
  const app = new Hono<AppEnv>();
  const methodsAt = createMethodTable(routes.map(({ operation }) => operation));
  app.use(answerHeaders(policyOf));
  app.use(noteClientAddress(trustedProxies));
  app.use(accessLog(log, registry));
  if (tracing !== null) app.use(traceRequests(tracing));
  // Whatever the answer: a link that was passed on must not lead a search engine to what was said.
  app.use(getSharedRecap.path.replace(/\{.*/, "*"), unindexed);
  app.use(
    methodNotAllowed<AppEnv>({
      app,
      onMethodNotAllowed: (context, methods) => {
        const allowed = methodsAt(context.req.path) ?? methods;
        context.header("allow", allowed.join(", "));
        return answerProblem(context, { code: "METHOD_NOT_ALLOWED" });
      },
    }),
  );
  app.use(checkOrigin(origins, { exempt: [stopMailsPath] }));
  app.use(limitBodies(routes));
  app.notFound((context) => answerProblem(context, { code: "NOT_FOUND" }));
  app.onError(answerFailure);
  serveAuth(app, auth);
  for (const route of routes) serve(app, route, edge);
  for (const extra of extras) extra(app);
  return app;
}

/** What an operation allows itself, or what all do, counted as the body comes in. */
function limitBodies(routes: readonly Route[]): MiddlewareHandler<AppEnv> {
  const limit = (maxSize: number): MiddlewareHandler<AppEnv> =>
    bodyLimit({
      maxSize,
      onError: (context: Context<AppEnv>) => answerProblem(context, { code: "PAYLOAD_TOO_LARGE" }),
    });
  const general = limit(httpLimits.bodyBytesMax);
  const special = new Map(
    routes.flatMap(({ operation: { path, bodyBytesMax } }) =>
      bodyBytesMax === undefined ? [] : [[path as string, limit(bodyBytesMax)] as const],
    ),
  );
  return (context, next) => {
    // To be asked for the body of a request that has none costs as much as its answer.
    if (context.req.method === "GET") return next();
    return (special.get(context.req.path) ?? general)(context, next);
  };
}
