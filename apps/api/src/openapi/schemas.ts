import * as contracts from "@rooms/contracts/http";
import * as z from "zod";

export type Json = Record<string, unknown>;

export interface Schemas {
  /** The JSON Schema of a contract's schema; those the contracts export come as references. */
  of(schema: z.core.$ZodType, io: "input" | "output"): Json;
  /** What was referred to so far, for `components.schemas`. */
  named(): Json;
}

const place = "#/components/schemas/";

/** JSON Schema 2020-12, as OpenAPI 3.1 has it. What the contracts export by name keeps its name. */
export function createSchemas(): Schemas {
  const registry = namesOfContracts();
  const named: Json = {};
  return {
    of(schema, io) {
      const {
        $schema: _,
        $defs,
        ...json
      } = z.toJSONSchema(schema, {
        io,
        metadata: registry,
        unrepresentable: "any",
        override: ({ zodSchema, jsonSchema }) => {
          // What a contract says of itself goes over what was worked out.
          Object.assign(jsonSchema, z.globalRegistry.get(zodSchema));
        },
      });
      for (const [name, definition] of Object.entries($defs ?? {}))
        named[name] ??= moved(definition);
      return moved(json) as Json;
    },
    named: () => Object.fromEntries(Object.entries(named).sort(byName)),
  };
}

function byName([left]: [string, unknown], [right]: [string, unknown]): number {
  return left < right ? -1 : 1;
}

function namesOfContracts() {
  const registry = z.registry<{ id: string }>();
  for (const [name, value] of Object.entries(contracts)) {
    const schema: unknown = value;
    if (!(schema instanceof z.ZodType)) continue;
    registry.add(schema, { id: `${name.charAt(0).toUpperCase()}${name.slice(1)}` });
  }
  return registry;
}

/** References point into the document, not into each schema. */
function moved(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(moved);
  if (typeof json !== "object" || json === null) return json;
  const entries = Object.entries(json).map(([key, value]) => [
    key,
    key === "$ref" && typeof value === "string" ? value.replace("#/$defs/", place) : moved(value),
  ]);
  return Object.fromEntries(entries) as Json;
}
