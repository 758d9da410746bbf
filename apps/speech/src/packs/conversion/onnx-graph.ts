import { bytesField, floatField, numberField } from "./protobuf.ts";

/** Numbers of the types in a model file. */
export const onnxType = { float: 1, uint8: 2, int8: 3, int64: 7 } as const;
type OnnxType = (typeof onnxType)[keyof typeof onnxType];

type Attribute = number | readonly number[] | { float: number };
type Dimension = number | string;

interface OpOptions {
  attributes?: Readonly<Record<string, Attribute>>;
  /** The engine's own operators. */
  microsoft?: boolean;
}

const opset = 20;
const irVersion = 9;

/** A graph of an ONNX model, built operation by operation; values go by their names. */
export class OnnxGraph {
  readonly #nodes: Buffer[] = [];
  readonly #initialisers: Buffer[] = [];
  readonly #inputs: Buffer[] = [];
  readonly #outputs: Buffer[] = [];
  readonly #made = new Map<string, string>();
  #count = 0;

  input(name: string, type: OnnxType, dims: readonly Dimension[]): void {
    this.#inputs.push(bytesField(11, valueInfo(name, type, dims)));
  }

  output(name: string, dims: readonly Dimension[]): void {
    this.#outputs.push(bytesField(12, valueInfo(name, onnxType.float, dims)));
  }

  /** A constant array. */
  constant(
    name: string,
    dims: readonly number[],
    array: Float32Array<ArrayBuffer> | Int8Array | Uint8Array | BigInt64Array,
  ): string {
    const raw = Buffer.from(array.buffer, array.byteOffset, array.byteLength);
    const sizes = dims.map((size) => numberField(1, size));
    const rest = [numberField(2, typeOf(array)), bytesField(8, name), bytesField(9, raw)];
    this.#initialisers.push(bytesField(5, Buffer.concat([...sizes, ...rest])));
    return name;
  }

  /** A constant list of whole numbers; the same list is kept once. */
  ints(...values: readonly number[]): string {
    return this.once(`ints ${values.join()}`, () =>
      this.constant(this.#fresh("ints"), [values.length], BigInt64Array.from(values.map(BigInt))),
    );
  }

  int(value: number): string {
    return this.once(`int ${value}`, () =>
      this.constant(this.#fresh("int"), [], BigInt64Array.of(BigInt(value))),
    );
  }

  float(value: number): string {
    return this.once(`float ${value}`, () =>
      this.constant(this.#fresh("scalar"), [], Float32Array.of(value)),
    );
  }

  once(key: string, make: () => string): string {
    const made = this.#made.get(key) ?? make();
    this.#made.set(key, made);
    return made;
  }

  /** Adds an operation with one result and gives back the result's name. */
  op(type: string, inputs: readonly string[], options: OpOptions = {}): string {
    const out = this.#fresh(type);
    this.opInto([out], type, inputs, options);
    return out;
  }

  /** Adds an operation whose results are named by the caller. */
  opInto(
    outputs: readonly string[],
    type: string,
    inputs: readonly string[],
    { attributes = {}, microsoft = false }: OpOptions = {},
  ): void {
    const parts = [
      ...inputs.map((name) => bytesField(1, name)),
      ...outputs.map((name) => bytesField(2, name)),
      bytesField(3, this.#fresh("n")),
      bytesField(4, type),
      ...Object.entries(attributes).map(([name, value]) => bytesField(5, attributeOf(name, value))),
      ...(microsoft ? [bytesField(7, "com.microsoft")] : []),
    ];
    this.#nodes.push(bytesField(1, Buffer.concat(parts)));
  }

  /** The same part along the last axis for each name that comes back. */
  split(input: string, parts: 2 | 3): string[] {
    const outputs = Array.from({ length: parts }, () => this.#fresh("Split"));
    this.opInto(outputs, "Split", [input], { attributes: { axis: -1, num_outputs: parts } });
    return outputs;
  }

  /** The model file. */
  file(metadata: Readonly<Record<string, string | number>>): Buffer {
    const graph = [...this.#nodes, bytesField(2, "g"), ...this.#initialisers];
    return Buffer.concat([
      numberField(1, irVersion),
      bytesField(2, "rooms"),
      bytesField(7, Buffer.concat([...graph, ...this.#inputs, ...this.#outputs])),
      bytesField(8, Buffer.concat([bytesField(1, ""), numberField(2, opset)])),
      bytesField(8, Buffer.concat([bytesField(1, "com.microsoft"), numberField(2, 1)])),
      ...Object.entries(metadata).map(([key, value]) =>
        bytesField(14, Buffer.concat([bytesField(1, key), bytesField(2, String(value))])),
      ),
    ]);
  }

  #fresh(hint: string): string {
    const name = `${hint}_${this.#count}`;
    this.#count += 1;
    return name;
  }
}

function typeOf(array: Float32Array | Int8Array | Uint8Array | BigInt64Array): OnnxType {
  if (array instanceof Float32Array) return onnxType.float;
  if (array instanceof Int8Array) return onnxType.int8;
  return array instanceof Uint8Array ? onnxType.uint8 : onnxType.int64;
}

function attributeOf(name: string, value: Attribute): Buffer {
  const head = bytesField(1, name);
  if (typeof value === "number")
    return Buffer.concat([head, numberField(3, value), numberField(20, 2)]);
  if ("float" in value)
    return Buffer.concat([head, floatField(2, value.float), numberField(20, 1)]);
  return Buffer.concat([head, ...value.map((item) => numberField(8, item)), numberField(20, 7)]);
}

function valueInfo(name: string, type: OnnxType, dims: readonly Dimension[]): Buffer {
  const shape = dims.map((size) =>
    bytesField(1, typeof size === "string" ? bytesField(2, size) : numberField(1, size)),
  );
  const tensor = Buffer.concat([numberField(1, type), bytesField(2, Buffer.concat(shape))]);
  return Buffer.concat([bytesField(1, name), bytesField(2, bytesField(1, tensor))]);
}
