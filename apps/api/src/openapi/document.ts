import { errorsOf, errorTable, problem, problemMediaType } from "@rooms/contracts/http";
import type { ErrorCode, Operation } from "@rooms/contracts/http";
import { z } from "zod";

type Json = Record<string, unknown>;

/** OpenAPI 3.1, whose schemas are JSON Schema 2020-12: what zod writes. */
export function openApiDocument(operations: readonly Operation[]): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = (paths[operation.path] ??= {});
    path[operation.method.toLowerCase()] = operationObject(operation);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Rooms",
      version: "1",
      description:
        "Video sessions with live, attributed, durable transcripts. Errors are problem documents (RFC 9457) with a stable `code`.",
    },
    paths,
    components: {
      schemas: { Problem: schemaOf(problem, "output") },
      securitySchemes: {
        person: { type: "apiKey", in: "cookie", name: "authjs.session-token" },
        guest: {
          type: "apiKey",
          in: "cookie",
          name: "rooms.guest.{slug}",
          description: "Given by joining; good for one session.",
        },
        system: { type: "http", scheme: "bearer", description: "An API key of one space." },
      },
    },
  };
}

function operationObject(operation: Operation): Json {
  return {
    operationId: operation.id,
    summary: operation.summary,
    tags: [operation.id.split(".")[0]],
    security: securityOf(operation),
    parameters: [
      ...parametersOf(operation.params, "path"),
      ...parametersOf(operation.query, "query"),
      ...(operation.idempotent ? [idempotencyKey] : []),
    ],
    ...(operation.body && {
      requestBody: {
        content: {
          [operation.consumes ?? "application/json"]: {
            schema: schemaOf(operation.body, "input"),
          },
        },
      },
    }),
    responses: { [operation.status]: successOf(operation), ...problemsOf(operation) },
  };
}

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "A repeat with the same key and body within a day gets the first answer again.",
  schema: { type: "string", minLength: 1, maxLength: 200 },
};

function securityOf({ auth, scope }: Operation): Json[] {
  return [
    ...(auth === "public" ? [{}] : []),
    { person: [] },
    ...(auth === "participant" ? [{ guest: [] }] : []),
    ...(scope === undefined ? [] : [{ system: [scope] }]),
  ];
}

function parametersOf(schema: z.ZodObject | undefined, place: "path" | "query"): Json[] {
  if (!schema) return [];
  const fields: Record<string, z.core.$ZodType> = schema.shape;
  return Object.entries(fields).map(([name, field]) => ({
    name,
    in: place,
    required: place === "path" || !isOptional(field),
    schema: schemaOf(field, "input"),
  }));
}

function isOptional(field: z.core.$ZodType): boolean {
  return z.safeParse(field, undefined).success;
}

function successOf({ response, produces, alsoProduces = [], summary }: Operation): Json {
  if (produces !== undefined) {
    const schema = { type: "string", contentMediaType: produces };
    return { description: summary, content: { [produces]: { schema } } };
  }
  if (!response) return { description: summary };
  const others = alsoProduces.map((type) => [type, { schema: { type: "string" } }] as const);
  return {
    description: summary,
    content: {
      "application/json": { schema: schemaOf(response, "output") },
      ...Object.fromEntries(others),
    },
  };
}

function problemsOf(operation: Operation): Json {
  const codesByStatus = Map.groupBy(errorsOf(operation), (code) => errorTable[code].status);
  return Object.fromEntries(
    [...codesByStatus].map(([status, codes]) => [status, problemOf(codes)]),
  );
}

function problemOf(codes: readonly ErrorCode[]): Json {
  return {
    description: codes.map((code) => `\`${code}\`: ${errorTable[code].title}`).join("\n\n"),
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

function schemaOf(schema: z.core.$ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return json;
}
