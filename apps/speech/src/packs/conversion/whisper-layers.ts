import type { Ct2Weights } from "./ct2-weights.ts";
import type { OnnxGraph } from "./onnx-graph.ts";
import { blockSize, quantisedByBlock, quantisedByRow } from "./quantised.ts";

/**
 * "rows": one scale a row, and one for all that it is multiplied by; quick on many frames at once. "blocks": one for every 32
 * numbers of both, for one token at a time and for what is large in few places.
 */
type Precision = "rows" | "blocks";

/** The sizes of a Whisper model. */
export interface WhisperShape {
  width: number;
  heads: number;
  headSize: number;
  encoderLayers: number;
  decoderLayers: number;
  vocabulary: number;
}

export function shapeOf(weights: Ct2Weights): WhisperShape {
  const width = weights.dims("encoder/conv1/weight")[0] ?? 0;
  const heads = weights.int16("encoder/num_heads");
  return {
    width,
    heads,
    headSize: width / heads,
    encoderLayers: layersOf(weights, "encoder"),
    decoderLayers: layersOf(weights, "decoder"),
    vocabulary: weights.shape("decoder/embeddings/weight").rows,
  };
}

function layersOf(weights: Ct2Weights, side: string): number {
  let count = 0;
  while (weights.has(`${side}/layer_${count}/ffn/linear_0/weight`)) count += 1;
  return count;
}

/** The layers that encoder and decoder have in common, added to one graph. */
export class WhisperLayers {
  readonly #graph: OnnxGraph;
  readonly #weights: Ct2Weights;
  readonly #shape: WhisperShape;
  readonly #precision: Precision;

  constructor(
    graph: OnnxGraph,
    {
      weights,
      shape,
      precision,
    }: { weights: Ct2Weights; shape: WhisperShape; precision: Precision },
  ) {
    this.#graph = graph;
    this.#weights = weights;
    this.#shape = shape;
    this.#precision = precision;
  }

  norm(x: string, name: string): string {
    const { width } = this.#shape;
    const gamma = this.#graph.constant(`${name}.g`, [width], this.#weights.floats(`${name}/gamma`));
    const beta = this.#graph.constant(`${name}.be`, [width], this.#weights.floats(`${name}/beta`));
    const attributes = { axis: -1, epsilon: { float: 1e-5 } };
    return this.#graph.op("LayerNormalization", [x, gamma, beta], { attributes });
  }

  /** x · Wᵀ + b. The first `scaledRows` of W and b are multiplied by the scale of attention. */
  linear(
    x: string,
    name: string,
    { scaledRows = 0, precision = this.#precision }: LinearOptions = {},
  ): string {
    const { rows, columns } = this.#weights.shape(`${name}/weight`);
    const values = this.#weights.floats(`${name}/weight`);
    const bias = this.#weights.has(`${name}/bias`) ? this.#weights.floats(`${name}/bias`) : null;
    const scale = this.#shape.headSize ** -0.5;
    for (let at = 0; at < scaledRows * columns; at++) values[at] = (values[at] ?? 0) * scale;
    for (let at = 0; bias !== null && at < scaledRows; at++) bias[at] = (bias[at] ?? 0) * scale;
    const matrix = { values, rows, columns };
    return precision === "rows"
      ? this.#byRows(x, name, { matrix, bias })
      : this.#byBlocks(x, name, { matrix, bias });
  }

  feedForward(x: string, layer: string): string {
    const normed = this.norm(x, `${layer}/ffn/layer_norm`);
    const wide = this.#graph.op("Gelu", [this.linear(normed, `${layer}/ffn/linear_0`)]);
    // Few of its numbers are much larger than the others: with one scale for all, those others were rounded away, and Whisper
    // base had 18.6 % of the words of human Russian wrong instead of 15.6 %.
    const narrow = this.linear(wide, `${layer}/ffn/linear_1`, { precision: "blocks" });
    return this.#graph.op("Add", [x, narrow]);
  }

  toHeads(x: string, order: readonly number[] = [0, 2, 1, 3]): string {
    const { heads, headSize } = this.#shape;
    const shape = this.#graph.ints(0, 0, heads, headSize);
    const shaped = this.#graph.op("Reshape", [x, shape]);
    return this.#graph.op("Transpose", [shaped], { attributes: { perm: order } });
  }

  fromHeads(x: string): string {
    const turned = this.#graph.op("Transpose", [x], { attributes: { perm: [0, 2, 1, 3] } });
    return this.#graph.op("Reshape", [turned, this.#graph.ints(0, 0, this.#shape.width)]);
  }

  /** The encodings of all positions of a side. */
  positions(side: "encoder" | "decoder"): string {
    const name = `${side}/position_encodings/encodings`;
    return this.#graph.constant("pos", this.#weights.dims(name), this.#weights.floats(name));
  }

  #byRows(x: string, name: string, { matrix, bias }: Linear): string {
    const { rows, columns } = matrix;
    const { values, scales } = quantisedByRow(matrix);
    const inputs = [
      x,
      this.#graph.constant(`${name}.q`, [columns, rows], values),
      this.#graph.constant(`${name}.s`, [rows], scales),
      this.#graph.once(`zp${rows}`, () =>
        this.#graph.constant(`zp${rows}`, [rows], new Int8Array(rows)),
      ),
    ];
    if (bias !== null) inputs.push(this.#graph.constant(`${name}.b`, [rows], bias));
    return this.#graph.op("DynamicQuantizeMatMul", inputs, { microsoft: true });
  }

  #byBlocks(x: string, name: string, { matrix, bias }: Linear): string {
    const { rows, columns } = matrix;
    const { values, scales } = quantisedByBlock(matrix);
    const blocks = columns / blockSize;
    const inputs = [
      x,
      this.#graph.constant(`${name}.q`, [rows, blocks, blockSize], values),
      this.#graph.constant(`${name}.s`, [rows, blocks], scales),
    ];
    const attributes = { K: columns, N: rows, bits: 8, block_size: blockSize, accuracy_level: 4 };
    const y = this.#graph.op("MatMulNBits", inputs, { attributes, microsoft: true });
    if (bias === null) return y;
    return this.#graph.op("Add", [y, this.#graph.constant(`${name}.b`, [rows], bias)]);
  }
}

interface LinearOptions {
  scaledRows?: number;
  precision?: Precision;
}

interface Linear {
  matrix: { values: Float32Array<ArrayBuffer>; rows: number; columns: number };
  bias: Float32Array<ArrayBuffer> | null;
}
