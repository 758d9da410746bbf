import { errorsOf, errorTable, problemMediaType } from "@rooms/contracts/http";
import type { ErrorCode, Operation, Problem } from "@rooms/contracts/http";
import { ann, times } from "./examples/facts.ts";
import { headersOf } from "./headers.ts";
import type { Json } from "./schemas.ts";

export interface ProblemResponses {
  /** The refusals of an operation by status, as references. */
  of(operation: Operation): Json;
  /** What was referred to so far, for `components.responses`. */
  named(): Json;
}

/** Many operations refuse alike: each set of codes under one status is written once. */
export function createProblemResponses(): ProblemResponses {
  const named: Json = {};
  return {
    of(operation) {
      const codesByStatus = Map.groupBy(
        errorsOf(operation).sort(),
        (code) => errorTable[code].status,
      );
      const entries = [...codesByStatus].map(([status, codes]) => {
        const name = codes.join("_or_");
        named[name] ??= problemResponse(codes);
        return [status, { $ref: `#/components/responses/${name}` }];
      });
      return Object.fromEntries(entries) as Json;
    },
    named: () =>
      Object.fromEntries(Object.entries(named).sort(([one], [other]) => (one < other ? -1 : 1))),
  };
}

function problemResponse(codes: readonly ErrorCode[]): Json {
  return {
    description: codes.map((code) => `\`${code}\`: ${errorTable[code].title}`).join("\n\n"),
    headers: headersOf(codes),
    content: {
      [problemMediaType]: {
        schema: {
          allOf: [
            { $ref: "#/components/schemas/Problem" },
            { type: "object", properties: { code: { enum: codes } } },
          ],
        },
        examples: Object.fromEntries(
          codes.map((code) => [code, { summary: errorTable[code].title, value: problemOf(code) }]),
        ) as Json,
      },
    },
  };
}

/** As the api answers it; a test holds it to the contract. */
export function problemOf(code: ErrorCode): Problem {
  const { status, title } = errorTable[code];
  return {
    type: "about:blank",
    title,
    status,
    code,
    requestId: "0c2d6c1e-5f0a-4f7b-9d3e-8a1b2c3d4e5f",
    ...details[code],
  };
}

const details: Partial<Record<ErrorCode, Partial<Problem>>> = {
  VALIDATION_FAILED: { errors: [{ field: "query.limit", message: "Too big: expected <=100" }] },
  SCOPE_MISSING: { detail: "sessions:write" },
  CORRECTION_CONFLICT: {
    current: {
      revision: 1,
      text: "We ship this Friday.",
      identity: ann.identity,
      name: ann.name,
    },
  },
  TRANSCRIPTION_LIMIT: { limit: "user-minutes", retryAt: times.soon },
};
