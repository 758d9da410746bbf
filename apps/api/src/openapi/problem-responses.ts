import { errorsOf, errorTable, problemMediaType } from "@rooms/contracts/http";
import type { ErrorCode, Operation } from "@rooms/contracts/http";
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
      },
    },
  };
}
