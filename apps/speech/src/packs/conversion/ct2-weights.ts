/** One variable of a model: its shape and its raw bytes. */
interface Weight {
  dims: readonly number[];
  type: number;
  data: Buffer;
}

const float32 = 0;
const float16 = 4;

/** Reads the `model.bin` of CTranslate2 (format 6): a header, then name, shape, type and bytes of each variable. */
export class Ct2Weights {
  readonly #weights = new Map<string, Weight>();

  constructor(file: Buffer) {
    let at = 0;
    const take = (bytes: number): Buffer => {
      if (at + bytes > file.length) throw new RangeError("model.bin ends inside a variable");
      at += bytes;
      return file.subarray(at - bytes, at);
    };
    const u32 = (): number => take(4).readUInt32LE();
    // Texts end with a zero byte, which their length counts.
    const text = (): string => take(take(2).readUInt16LE()).toString("utf8").slice(0, -1);
    u32();
    text();
    u32();
    for (let left = u32(); left > 0; left--) {
      const name = text();
      const dims = Array.from({ length: take(1).readUInt8() }, u32);
      const type = take(1).readUInt8();
      this.#weights.set(name, { dims, type, data: take(u32()) });
    }
  }

  has(name: string): boolean {
    return this.#weights.has(name);
  }

  dims(name: string): readonly number[] {
    return this.#weight(name).dims;
  }

  /** Rows and columns of a matrix. */
  shape(name: string): { rows: number; columns: number } {
    const [rows = 0, columns = 0] = this.dims(name);
    return { rows, columns };
  }

  /** A variable that is one small number. */
  int16(name: string): number {
    return this.#weight(name).data.readInt16LE();
  }

  floats(name: string): Float32Array<ArrayBuffer> {
    const { dims, type, data } = this.#weight(name);
    const floats = new Float32Array(dims.reduce((product, size) => product * size, 1));
    if (type !== float16 && type !== float32) throw new TypeError(`${name} holds no floats`);
    for (let at = 0; at < floats.length; at++) {
      floats[at] =
        type === float16 ? (halves[data.readUInt16LE(at * 2)] ?? 0) : data.readFloatLE(at * 4);
    }
    return floats;
  }

  #weight(name: string): Weight {
    const weight = this.#weights.get(name);
    if (weight === undefined) throw new RangeError(`model.bin lacks ${name}`);
    return weight;
  }
}

/** All floats of 16 bits; a look-up is quicker than the arithmetic, and there are 72 million of them. */
const halves = Float32Array.from({ length: 65_536 }, (_, bits) => {
  const sign = bits & 0x80_00 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * 2 ** -14 * (fraction / 1024);
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * 2 ** (exponent - 15) * (1 + fraction / 1024);
});
