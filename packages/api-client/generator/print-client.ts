import type { DocumentedOperation, OpenApiDocument } from "./described-operation.ts";
import { printType } from "./print-type.ts";
import type { JsonSchema } from "./print-type.ts";

const heading =
  "// Made from docs/openapi.json by `pnpm generate`, and compared with it by the checks. Change the contracts instead.\n";

interface Method {
  module: string;
  verb: string;
  /** Method and path, with `text` or `file` behind them where the answer is no JSON. */
  line: string;
  summary: string;
  signature: string;
  schemas: readonly JsonSchema[];
}

/** The generated files of the client, by name. The same document gives the same text. */
export function printClient(document: OpenApiDocument): { types: string; client: string } {
  const methods = Object.entries(document.paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).flatMap(([method, operation]) =>
      methodsOf(`${method.toUpperCase()} ${path}`, operation),
    ),
  );
  return { types: printTypes(document), client: printMethods(methods) };
}

function printTypes({ components }: OpenApiDocument): string {
  const types = Object.entries(components.schemas).map(([name, schema]) =>
    schema.type === "object"
      ? `export interface ${name} ${printType(schema)}\n`
      : `export type ${name} = ${printType(schema)};\n`,
  );
  return [heading, ...types].join("\n");
}

function methodsOf(line: string, operation: DocumentedOperation): Method[] {
  const [module = "", verb = ""] = operation.operationId.split(".");
  const input = inputOf(operation);
  const success = Object.entries(operation.responses).find(([status]) => status.startsWith("2"));
  const content = success?.[1].content ?? {};
  const json = content["application/json"]?.schema;
  // Pictures are for <img>, not for programs that read data.
  if (!json && Object.keys(content).length > 0) return [];
  const shared = { module, line, summary: operation.summary };
  const method = (output: string): string =>
    `(${printInput(input)}) => Promise<CallResult<${output}>>`;
  const methods: Method[] = [
    {
      ...shared,
      verb,
      signature: method(json ? printType(json, "    ") : "undefined"),
      schemas: json ? [input, json] : [input],
    },
  ];
  if (Object.keys(content).some((type) => type !== "application/json")) {
    methods.push({
      ...shared,
      verb: `${verb}Text`,
      line: `${line} text`,
      summary: `${operation.summary}; as the text it is`,
      signature: method("string"),
      schemas: [input],
    });
  }
  if (Object.values(content).some(({ schema }) => schema.contentMediaType !== undefined)) {
    methods.push({
      ...shared,
      verb: `${verb}File`,
      line: `${line} file`,
      summary: `${operation.summary}; as the file it is`,
      signature: method("Blob"),
      schemas: [input],
    });
  }
  return methods;
}

/** What is not JSON is given as a form. */
const formSchema: JsonSchema = { $ref: "FormData" };

/** `{ params, query, body }` as one schema; a part whose fields are all optional may be left out. */
function inputOf({ parameters, requestBody }: DocumentedOperation): JsonSchema {
  const parts: [string, JsonSchema][] = [];
  for (const [part, place] of Object.entries({ params: "path", query: "query" })) {
    const members = parameters.filter((parameter) => parameter.in === place);
    if (members.length === 0) continue;
    const properties = Object.fromEntries(members.map(({ name, schema }) => [name, schema]));
    const required = members.filter((member) => member.required).map(({ name }) => name);
    parts.push([part, { type: "object", properties, required }]);
  }
  const body = requestBody?.content["application/json"]?.schema;
  if (body) parts.push(["body", body]);
  else if (requestBody) parts.push(["body", formSchema]);
  const required = parts.filter(
    ([, part]) => part === formSchema || (part.required ?? []).length > 0,
  );
  return {
    type: "object",
    properties: Object.fromEntries(parts),
    required: required.map(([name]) => name),
  };
}

function printInput(input: JsonSchema): string {
  const optional = (input.required ?? []).length > 0 ? "" : "?";
  return `input${optional}: ${printType(input, "    ")}, options?: CallOptions`;
}

function printMethods(methods: readonly Method[]): string {
  const modules = [...Map.groupBy(methods, ({ module }) => module)].sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  const interfaces = modules.map(
    ([module, members]) =>
      `  ${module}: {\n${members
        .map(
          ({ verb, summary, signature }) =>
            `    /** ${summary.replace(/\.$/, "")}. */\n    ${verb}: ${signature};\n`,
        )
        .join("")}  };\n`,
  );
  const table = modules.map(
    ([module, members]) =>
      `  ${module}: {\n${members.map(({ verb, line }) => `    ${verb}: "${line}",\n`).join("")}  },\n`,
  );
  const names = new Set(methods.flatMap(({ schemas }) => schemas.flatMap(namesIn)));
  return `${heading}
import type { CallOptions, CallResult } from "../result.ts";
import type {
${[...names]
  .sort()
  .map((name) => `  ${name},\n`)
  .join("")}} from "./types.ts";

export interface Operations {
${interfaces.join("")}}

export const endpoints = {
${table.join("")}} as const;
`;
}

function namesIn(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null || schema === formSchema) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === "$ref" && typeof value === "string" ? [value.split("/").at(-1) ?? ""] : namesIn(value),
  );
}
