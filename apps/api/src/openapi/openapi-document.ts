import { httpLimits, problem } from "@rooms/contracts/http";
import type { Operation } from "@rooms/contracts/http";
import { safeParse } from "zod";
import type { z } from "zod";
import { pathExamples } from "./examples/facts.ts";
import { examples } from "./examples/index.ts";
import { headerComponents, headersOf } from "./headers.ts";
import { linksOf } from "./links.ts";
import { createProblemResponses } from "./problem-responses.ts";
import type { ProblemResponses } from "./problem-responses.ts";
import { createSchemas } from "./schemas.ts";
import type { Json, Schemas } from "./schemas.ts";

/** OpenAPI 3.1, the same for the same operations in whatever order. */
export function openApiDocument(given: readonly Operation[]): Json {
  const operations = [...given].sort((one, other) => (one.path < other.path ? -1 : 1));
  const schemas = createSchemas();
  schemas.of(problem, "output");
  const problems = createProblemResponses();
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = (paths[operation.path] ??= {});
    path[operation.method.toLowerCase()] = operationObject(operation, {
      operations,
      schemas,
      problems,
    });
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
      headers: headerComponents,
      responses: problems.named(),
      schemas: schemas.named(),
      securitySchemes,
    },
  };
}

/** The document as it is kept in the repository and compared by the checks. */
export function openApiText(operations: readonly Operation[]): string {
  return `${JSON.stringify(openApiDocument(operations), null, 2)}\n`;
}

const securitySchemes = {
  person: {
    type: "apiKey",
    in: "cookie",
    name: "authjs.session-token",
    description:
      "The cookie of a signed-in person. A browser that is signed in here sends it by itself: leave this empty on the reference page.",
  },
  guest: {
    type: "apiKey",
    in: "cookie",
    name: "rooms.guest.{slug}",
    description:
      "Given by joining; good for one session. A browser sends it by itself: leave this empty on the reference page.",
  },
  system: { type: "http", scheme: "bearer", description: "An API key of one space." },
};

interface Parts {
  operations: readonly Operation[];
  schemas: Schemas;
  problems: ProblemResponses;
}

function operationObject(operation: Operation, { operations, schemas, problems }: Parts): Json {
  const links = linksOf(operation, operations);
  const shown = examples.get(operation.id);
  return {
    operationId: operation.id,
    summary: operation.summary,
    tags: [moduleOf(operation)],
    security: securityOf(operation),
    parameters: [
      ...parametersOf(operation, "path", schemas),
      ...parametersOf(operation, "query", schemas),
      ...(operation.idempotent ? [idempotencyKey] : []),
    ],
    ...(operation.body && {
      requestBody: {
        required: !isOptional(operation.body, {}),
        content: {
          [operation.consumes ?? "application/json"]: {
            schema: schemas.of(operation.body, "input"),
            ...(shown?.body !== undefined && { example: shown.body }),
          },
        },
      },
    }),
    responses: {
      [operation.status]: { ...successOf(operation, schemas), ...(links && { links }) },
      ...unchangedOf(operation),
      ...problems.of(operation),
    },
  };
}

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "A repeat with the same key and body within a day gets the first answer again.",
  schema: { type: "string", minLength: 1, maxLength: httpLimits.idempotencyKeyLengthMax },
};

function securityOf({ auth, scope }: Operation): Json[] {
  return [
    ...(auth === "public" ? [{}] : []),
    { person: [] },
    ...(auth === "participant" ? [{ guest: [] }] : []),
    ...(scope === undefined ? [] : [{ system: [scope] }]),
  ];
}

function parametersOf(operation: Operation, place: "path" | "query", schemas: Schemas): Json[] {
  const schema = place === "path" ? operation.params : operation.query;
  if (!schema) return [];
  const fields: Record<string, z.core.$ZodType> = schema.shape;
  return Object.entries(fields).map(([name, field]) => ({
    name,
    in: place,
    required: place === "path" || !isOptional(field, undefined),
    schema: schemas.of(field, "input"),
    // Of a query there is none: the reference page would send each of them along.
    ...(place === "path" && { example: pathExampleOf(operation, name) }),
  }));
}

/** The value of a path parameter on the reference page, of the form that the operation asks for. */
export function pathExampleOf(operation: Operation, name: string): string | undefined {
  const { id } = operation;
  const names = [`${id}.${name}`, `${moduleOf(operation)}.${name}`, name];
  return names.map((one) => pathExamples[one]).find((value) => value !== undefined);
}

function moduleOf({ id }: Operation): string {
  return id.split(".")[0] ?? id;
}

function isOptional(schema: z.core.$ZodType, nothing: unknown): boolean {
  return safeParse(schema, nothing).success;
}

function successOf(operation: Operation, schemas: Schemas): Json {
  const { id, response, produces, alsoProduces = [], summary } = operation;
  const headers = headersOf();
  const shown = examples.get(id);
  const exampleIn = (type: string): Json => {
    const text = shown?.texts?.[type];
    return text === undefined ? {} : { example: text };
  };
  if (produces !== undefined) {
    const schema = { type: "string", contentMediaType: produces };
    const content = { [produces]: { schema, ...exampleIn(produces) } };
    return { description: summary, headers, content };
  }
  if (!response) return { description: summary, headers };
  const others = alsoProduces.map((type) => [
    type,
    {
      schema: { type: "string", ...(isBinary(type) && { contentMediaType: type }) },
      ...exampleIn(type),
    },
  ]);
  return {
    description: summary,
    headers,
    content: {
      "application/json": {
        schema: schemas.of(response, "output"),
        ...(shown?.response !== undefined && { example: shown.response }),
      },
      ...(Object.fromEntries(others) as Json),
    },
  };
}

/** As OpenAPI 3.1 says it: a string with a media type and no encoding is bytes. */
function isBinary(mediaType: string): boolean {
  return mediaType.startsWith("application/vnd.");
}

function unchangedOf({ conditional }: Operation): Json {
  return conditional
    ? { 304: { description: "Nothing changed since the ETag of If-None-Match" } }
    : {};
}
