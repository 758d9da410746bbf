import type * as z from "zod";
import type { ErrorCode } from "./errors.ts";
import type { httpLimits } from "./http-limits.ts";

/** Who may call. `participant`: a signed-in person, or a guest with the cookie of this very session. */
export type OperationAuth = "public" | "user" | "participant" | "signature";
export type HttpMethod = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
/** Which budget of requests a minute the operation draws on. */
export type RateClass = keyof typeof httpLimits.requestsPerMinute;

export interface Operation {
  /** Stable name, `<module>.<verb>`; the OpenAPI operationId. */
  readonly id: string;
  readonly method: HttpMethod;
  /** Whole path with `{param}` placeholders. */
  readonly path: `/api/${string}`;
  readonly summary: string;
  readonly auth: OperationAuth;
  /** The scope an API key needs; without it only people may call. */
  readonly scope?: string;
  /** `none` for what machines of ours poll. */
  readonly rate?: RateClass | "none";
  /** Whether a repeat with the same Idempotency-Key gets the first answer again. */
  readonly idempotent?: true;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** How the body is written, when not as JSON. */
  readonly consumes?: "multipart/form-data";
  /** Instead of `httpLimits.bodyBytesMax`. */
  readonly bodyBytesMax?: number;
  /** Of a success. */
  readonly status: 200 | 201 | 202 | 204;
  /** Body of a success; absent where there is none. */
  readonly response?: z.ZodType;
  /** Media type of a success that is not JSON. */
  readonly produces?: string;
  /** Whether the answer carries an ETag, and If-None-Match is answered with 304. */
  readonly conditional?: true;
  /** Media types besides JSON that the same path may answer with, by its query. */
  readonly alsoProduces?: readonly string[];
  /** Refusals of the operation's own; those any operation may meet are added by `errorsOf`. */
  readonly errors: readonly ErrorCode[];
}

/** Keeps the literal types of the definition. */
export function defineOperation<const Definition extends Operation>(
  definition: Definition,
): Definition {
  return definition;
}

/** For code that walks over everything the contracts export. */
export function isOperation(value: unknown): value is Operation {
  return typeof value === "object" && value !== null && "method" in value && "path" in value;
}

type Part<
  Definition extends Operation,
  Key extends "params" | "query" | "body",
> = Definition[Key] extends z.ZodType ? { [name in Key]: z.input<Definition[Key]> } : unknown;
type Simplify<T> = { [Key in keyof T]: T[Key] };
// A part whose fields are all optional may be left out whole.
type Forgiving<T> = Simplify<
  { [Key in keyof T as object extends T[Key] ? never : Key]: T[Key] } & {
    [Key in keyof T as object extends T[Key] ? Key : never]?: T[Key];
  }
>;

/** What a caller gives: `{ params, query, body }`, each only where the operation has it. */
export type OperationInput<Definition extends Operation> = Forgiving<
  Part<Definition, "params"> & Part<Definition, "query"> & Part<Definition, "body">
>;

/** What a success carries; undefined for an empty answer. */
export type OperationOutput<Definition extends Operation> = Definition["response"] extends z.ZodType
  ? z.output<Definition["response"]>
  : undefined;

const everywhere: readonly ErrorCode[] = [
  // Of a caller who shows an invalid key or cookie.
  "UNAUTHENTICATED",
  // A query key that the operation does not know is refused, not ignored.
  "VALIDATION_FAILED",
  "RATE_LIMITED",
  "DATABASE_UNAVAILABLE",
  "INTERNAL",
];

/** Every code the operation may answer with: its own, and those that follow from its method, input and audience. */
export function errorsOf(operation: Operation): ErrorCode[] {
  const codes = new Set<ErrorCode>([...operation.errors, ...everywhere]);
  // Without a scope an operation is for people only.
  codes.add(operation.scope === undefined ? "FORBIDDEN" : "SCOPE_MISSING");
  if (operation.idempotent) codes.add("IDEMPOTENCY_CONFLICT").add("RESOURCE_GONE");
  if (operation.params) codes.add("NOT_FOUND");
  if (operation.body) codes.add("UNSUPPORTED_MEDIA");
  if (operation.method !== "GET") codes.add("ORIGIN_NOT_ALLOWED").add("PAYLOAD_TOO_LARGE");
  return [...codes];
}
