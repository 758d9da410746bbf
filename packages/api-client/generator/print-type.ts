/** The part of JSON Schema that the OpenAPI document uses. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly contentMediaType?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

/** The TypeScript type of a schema. Throws on what it does not know: a wrong type would be worse. */
export function printType(schema: JsonSchema, indent = ""): string {
  if (schema.$ref !== undefined) return schema.$ref.split("/").at(-1) ?? "never";
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const members = schema.anyOf ?? schema.oneOf;
  if (members) return members.map((member) => printType(member, indent)).join(" | ");
  if (Array.isArray(schema.type)) {
    return schema.type.map((type: string) => printType({ ...schema, type }, indent)).join(" | ");
  }
  switch (schema.type) {
    case "string":
    case "boolean":
    case "null":
      return schema.type;
    case "integer":
    case "number":
      return "number";
    case "array":
      return printArray(schema.items ?? {}, indent);
    case "object":
      return printObject(schema, indent);
    default:
      throw new Error(`There is no type for ${JSON.stringify(schema)}.`);
  }
}

function printArray(items: JsonSchema, indent: string): string {
  const item = printType(items, indent);
  return item.includes(" | ") ? `(${item})[]` : `${item}[]`;
}

function printObject(schema: JsonSchema, indent: string): string {
  const { properties = {}, required = [], additionalProperties } = schema;
  if (typeof additionalProperties === "object" && schema.properties === undefined) {
    return `Record<string, ${printType(additionalProperties, indent)}>`;
  }
  const inner = `${indent}  `;
  const fields = Object.entries(properties).map(([name, field]) => {
    const optional = required.includes(name) ? "" : "?";
    return `${inner}${name}${optional}: ${printType(field, inner)};\n`;
  });
  return fields.length === 0 ? "Record<string, never>" : `{\n${fields.join("")}${indent}}`;
}
