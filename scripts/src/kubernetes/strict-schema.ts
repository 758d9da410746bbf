export type Schema = Record<string, unknown>;

const definitionPrefix = "#/definitions/";
const quantity = "io.k8s.apimachinery.pkg.api.resource.Quantity";

export function isRecord(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * One JSON schema that stands alone: with the definitions it reaches, without prose, and closed, so that a field that
 * Kubernetes does not know fails.
 */
export function strictSchemaOf(schema: Schema, definitions: Record<string, Schema>): Schema {
  const reached: Record<string, Schema> = {};
  const visit = (name: string): void => {
    if (name in reached) return;
    const definition = definitions[name];
    if (definition === undefined) throw new Error(`no definition of ${name}`);
    reached[name] = {};
    reached[name] = name === quantity ? { type: ["string", "number"] } : strict(definition, visit);
  };
  return { ...strict(schema, visit), definitions: reached };
}

/** Keys whose values are schemas by name, and not schemas themselves. */
const namedSchemas = new Set(["properties", "definitions"]);

function strict(schema: Schema, visit: (definition: string) => void): Schema {
  const closed: Schema = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === "description" || key.startsWith("x-kubernetes-")) continue;
    if (key === "$ref" && typeof value === "string") visit(value.slice(definitionPrefix.length));
    closed[key] = namedSchemas.has(key) ? strictEach(value, visit) : strictValue(value, visit);
  }
  if (isIntOrString(schema)) return { type: ["string", "integer"] };
  if (isClosed(schema)) closed["additionalProperties"] = false;
  return closed;
}

function strictEach(value: unknown, visit: (definition: string) => void): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, schema]) => [name, strictValue(schema, visit)]),
  );
}

function strictValue(value: unknown, visit: (definition: string) => void): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => strictValue(item, visit));
  return isRecord(value) ? strict(value, visit) : value;
}

function isIntOrString(schema: Schema): boolean {
  return schema["format"] === "int-or-string" || schema["x-kubernetes-int-or-string"] === true;
}

function isClosed(schema: Schema): boolean {
  return (
    isRecord(schema["properties"]) &&
    schema["additionalProperties"] === undefined &&
    schema["x-kubernetes-preserve-unknown-fields"] !== true
  );
}
