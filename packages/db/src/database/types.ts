import { parse as parseArray } from "postgres-array";

/*
 * How values are written to the server and read from it, for raw SQL and Drizzle alike. Everything travels as text: the
 * server knows the type of each parameter from its statement, so what a value looks like never depends on that type.
 */

/** A parameter as the server reads it. An array becomes an array of PostgreSQL, any other object JSON. */
export function parameterText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "bigint") return value.toString();
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return arrayText(value);
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString("hex")}`;
  return JSON.stringify(value);
}

function arrayText(items: readonly unknown[]): string {
  const texts = items.map((item) => {
    if (Array.isArray(item)) return arrayText(item);
    if (typeof item === "number") return item.toString();
    const text = parameterText(item);
    return text === null ? "NULL" : `"${text.replace(/[\\"]/g, "\\$&")}"`;
  });
  return `{${texts.join(",")}}`;
}

const asIs = (text: string): string => text;
const parseBoolean = (text: string): boolean => text === "t";
const parseMoment = (text: string): Date => new Date(text);
const parseBytes = (text: string): Buffer => Buffer.from(text.slice(2), "hex");
// What a column of JSON holds is known where it is read.
const parseJson = (text: string): unknown => JSON.parse(text);

/** By the type's number in `pg_type`, with that of its arrays. */
const parsed: readonly {
  types: readonly (readonly [type: number, arrayType: number])[];
  parse: (text: string) => unknown;
}[] = [
  // bool
  { types: [[16, 1000]], parse: parseBoolean },
  // bytea
  { types: [[17, 1001]], parse: parseBytes },
  // int2, int4, oid, float4, float8
  {
    types: [
      [21, 1005],
      [23, 1007],
      [26, 1028],
      [700, 1021],
      [701, 1022],
    ],
    parse: Number,
  },
  // json, jsonb
  {
    types: [
      [114, 199],
      [3802, 3807],
    ],
    parse: parseJson,
  },
  // timestamptz
  { types: [[1184, 1185]], parse: parseMoment },
  // int8 and numeric hold more than a number does; name, text, bpchar, varchar; date, which is a day in no time zone;
  // timestamp; uuid
  {
    types: [
      [20, 1016],
      [1700, 1231],
      [19, 1003],
      [25, 1009],
      [1042, 1014],
      [1043, 1015],
    ],
    parse: asIs,
  },
  {
    types: [
      [1082, 1182],
      [1114, 1115],
      [2950, 2951],
    ],
    parse: asIs,
  },
];

interface DriverType {
  to: number;
  from: number[];
  serialize: (text: string) => string;
  parse: (text: string) => unknown;
}

/** The driver's `types`: each also takes the place of what the driver does by itself. */
export const driverTypes: Record<string, DriverType> = Object.fromEntries(
  parsed.flatMap(({ types, parse }) =>
    types.flatMap(([type, arrayType]) => [
      [`${type}`, driverType(type, parse)],
      [`${arrayType}`, driverType(arrayType, (text) => parseArray(text, parse))],
    ]),
  ),
);

function driverType(type: number, parse: DriverType["parse"]): DriverType {
  return { to: type, from: [type], serialize: asIs, parse };
}
