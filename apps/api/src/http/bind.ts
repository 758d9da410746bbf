import type { Operation } from "@rooms/contracts/http";
import type { Locale } from "@rooms/contracts/locale";
import type { Caller } from "@rooms/domain/shared/caller";
import type { Result } from "@rooms/domain/shared/result";
import type { Logger } from "@rooms/service-kit/observability";
import type { z } from "zod";

type CallerOf<Kind extends Caller["kind"]> = Extract<Caller, { kind: Kind }>;
type PersonFor<Auth> = Auth extends "user"
  ? CallerOf<"user">
  : Auth extends "participant"
    ? CallerOf<"user" | "guest">
    : CallerOf<"user" | "guest" | "visitor">;
/** Only those the contract lets in reach a handler; systems only where it names a scope. */
type AllowedCaller<Definition extends Operation> =
  | PersonFor<Definition["auth"]>
  | (Definition extends { readonly scope: string } ? CallerOf<"system"> : never);

type Part<
  Definition extends Operation,
  Key extends "params" | "query" | "body",
> = Definition[Key] extends z.ZodType ? { [Name in Key]: z.output<Definition[Key]> } : unknown;

interface OperationRequest<Definition extends Operation> {
  readonly caller: AllowedCaller<Definition>;
  readonly input: Part<Definition, "params"> & Part<Definition, "query"> & Part<Definition, "body">;
  readonly log: Logger;
  /** The language of the caller. */
  readonly locale: Locale;
  /** A header of the request, for handlers that answer with a response of their own. */
  readonly header: (name: string) => string | undefined;
  /** Aborts when the client is gone. */
  readonly signal: AbortSignal;
  /** HttpOnly, SameSite=Lax, for the whole site; `__Host-` is put before the name where the site is on https. */
  readonly setCookie: (cookie: { name: string; value: string; maxAgeSeconds: number }) => void;
}

/** The body of a success, or a whole response where the operation answers in another media type. */
type OperationAnswer<Definition extends Operation> =
  | (Definition["response"] extends z.ZodType ? z.input<Definition["response"]> : null)
  | (Definition extends { readonly alsoProduces: readonly string[] } ? Response : never)
  | (Definition extends { readonly produces: string } ? Response : never);

export type OperationHandler<Definition extends Operation> = (
  request: OperationRequest<Definition>,
) => Promise<Result<OperationAnswer<Definition>>>;

/**
 * Looks a created resource up again, with the rights of the caller. It decides whether a repeated create may be
 * answered with the stored answer: what was deleted since, or is closed to the caller now, is not shown again.
 */
type LookUpAgain<Definition extends Operation> = (repeat: {
  readonly caller: AllowedCaller<Definition>;
  /** The body of the first answer. */
  readonly made: Definition["response"] extends z.ZodType ? z.output<Definition["response"]> : null;
}) => Promise<Result<unknown>>;

/** An operation with its handler; what the handler takes and gives was checked against the contract by `bind`. */
export interface Route {
  readonly operation: Operation;
  readonly handle: (request: LooseRequest) => Promise<Result<unknown>>;
  /** Only of idempotent operations. */
  readonly lookUpAgain?: (repeat: { caller: Caller; made: unknown }) => Promise<Result<unknown>>;
}

interface LooseRequest {
  readonly caller: Caller;
  readonly input: unknown;
  readonly log: Logger;
  readonly locale: Locale;
  readonly header: OperationRequest<Operation>["header"];
  readonly signal: AbortSignal;
  readonly setCookie: OperationRequest<Operation>["setCookie"];
}

type Idempotent = Operation & { readonly idempotent: true };

/** For operations without Idempotency-Key; those with one need `bindCreate`. */
export function bind<Definition extends Operation>(
  operation: Definition & (Definition extends Idempotent ? never : unknown),
  handle: OperationHandler<Definition>,
): Route {
  return routeOf(operation, handle);
}

/** For creates that take an Idempotency-Key. */
export function bindCreate<Definition extends Idempotent>(
  operation: Definition,
  handle: OperationHandler<Definition>,
  lookUpAgain: LookUpAgain<Definition>,
): Route {
  return {
    ...routeOf(operation, handle),
    // `made` is an answer of this very operation, kept by `createIdempotency`.
    lookUpAgain: (repeat) => lookUpAgain(repeat as Parameters<typeof lookUpAgain>[0]),
  };
}

function routeOf<Definition extends Operation>(
  operation: Definition,
  handle: OperationHandler<Definition>,
): Route {
  return {
    operation,
    // The runner lets in only callers of AllowedCaller and input parsed by this very operation: see `serve`.
    handle: (request) => handle(request as OperationRequest<Definition>),
  };
}
