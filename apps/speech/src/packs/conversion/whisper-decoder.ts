import type { Ct2Weights } from "./ct2-weights.ts";
import { OnnxGraph, onnxType } from "./onnx-graph.ts";
import { quantisedByRow } from "./quantised.ts";
import { WhisperLayers } from "./whisper-layers.ts";
import type { WhisperShape } from "./whisper-layers.ts";

/** What is added to each token's score; `limit-languages.ts` lowers those of languages in the finished file. */
export const biasName = "language_bias";

export interface DecoderInput {
  weights: Ct2Weights;
  shape: WhisperShape;
  /** Layer and head of those that follow the sound in time: they give the times of words. */
  alignmentHeads: readonly (readonly [number, number])[];
}

/** Tokens so far and the encoder's sound become the scores of the next token. */
export function whisperDecoder(input: DecoderInput): OnnxGraph {
  const graph = new OnnxGraph();
  const { weights, shape } = input;
  const { heads, headSize, decoderLayers } = shape;
  declareInputs(graph, shape);
  const count = graph.op("Slice", [graph.op("Shape", ["tokens"]), graph.ints(1), graph.ints(2)]);
  const end = graph.op("Add", ["offset", count]);
  const embedded = embedding(graph, { weights, shape });
  const layers = new DecoderLayers(graph, input);
  let x = layers.positioned(embedded, end);
  const mask = causalMask(graph, end);
  const [keys = "", values = ""] = ["k", "v"].map((part) => {
    const all = graph.ints(decoderLayers, heads, -1, headSize);
    const cache = graph.op("Reshape", [`in_n_layer_self_${part}_cache`, all]);
    return graph.op("Slice", [cache, graph.ints(0), "offset", graph.ints(2)]);
  });
  for (let index = 0; index < decoderLayers; index++) {
    x = layers.layer(x, { index, mask, past: { keys, values } });
  }
  layers.scores(x);
  layers.declareOutputs();
  return graph;
}

interface LayerInput {
  index: number;
  mask: string;
  /** Keys and values of the tokens before, of all layers. */
  past: { keys: string; values: string };
}

class DecoderLayers {
  readonly #graph: OnnxGraph;
  readonly #layers: WhisperLayers;
  readonly #input: DecoderInput;
  readonly #kept: { k: string[]; v: string[] } = { k: [], v: [] };
  readonly #aligned: string[] = [];

  constructor(graph: OnnxGraph, input: DecoderInput) {
    this.#graph = graph;
    this.#input = input;
    const { weights, shape } = input;
    this.#layers = new WhisperLayers(graph, { weights, shape, precision: "blocks" });
  }

  positioned(x: string, end: string): string {
    const range = [this.#layers.positions("decoder"), "offset", end, this.#graph.ints(0)];
    return this.#graph.op("Add", [x, this.#graph.op("Slice", range)]);
  }

  layer(x: string, input: LayerInput): string {
    const afterSelf = this.#selfAttention(x, input);
    const afterCross = this.#crossAttention(afterSelf, input.index);
    return this.#layers.feedForward(afterCross, `decoder/layer_${input.index}`);
  }

  scores(x: string): void {
    const last = this.#layers.norm(x, "decoder/layer_norm");
    const { vocabulary } = this.#input.shape;
    const zero = this.#graph.constant("Ez", [vocabulary], new Int8Array(vocabulary));
    const bias = this.#graph.constant(biasName, [vocabulary], new Float32Array(vocabulary));
    const inputs = [last, "E", "Es", zero, bias];
    this.#graph.opInto(["logits"], "DynamicQuantizeMatMul", inputs, { microsoft: true });
  }

  declareOutputs(): void {
    const { heads, headSize, vocabulary } = this.#input.shape;
    this.#graph.output("logits", ["n_audio", "n_tokens", vocabulary]);
    for (const part of ["k", "v"] as const) {
      const name = `out_n_layer_self_${part}_cache`;
      this.#graph.opInto([name], "Concat", this.#kept[part], { attributes: { axis: 0 } });
      this.#graph.output(name, ["L", heads, "end", headSize]);
    }
    const times = "cross_attention_weights";
    this.#graph.opInto([times], "Concat", this.#aligned, { attributes: { axis: 1 } });
    this.#graph.output(times, ["n_audio", this.#input.alignmentHeads.length, "n_tokens", "A"]);
  }

  /** What was written so far. */
  #selfAttention(x: string, { index, mask, past }: LayerInput): string {
    const graph = this.#graph;
    const layers = this.#layers;
    const name = `decoder/layer_${index}/self_attention`;
    const scaledRows = this.#input.shape.width;
    const normed = layers.norm(x, `${name}/layer_norm`);
    const projected = layers.linear(normed, `${name}/linear_0`, { scaledRows });
    const [query = "", key = "", value = ""] = graph.split(projected, 3);
    const after = { attributes: { axis: 2 } };
    const keys = graph.op("Concat", [this.#of(past.keys, index), layers.toHeads(key)], after);
    const values = graph.op("Concat", [this.#of(past.values, index), layers.toHeads(value)], after);
    this.#kept.k.push(keys);
    this.#kept.v.push(values);
    const asked = layers.toHeads(query);
    const turned = graph.op("Transpose", [keys], { attributes: { perm: [0, 1, 3, 2] } });
    const scores = graph.op("Add", [graph.op("MatMul", [asked, turned]), mask]);
    const said = graph.op("MatMul", [this.#softmax(scores), values]);
    const out = layers.linear(layers.fromHeads(said), `${name}/linear_1`);
    return graph.op("Add", [x, out]);
  }

  /** What is heard; the heads that follow the sound are kept for the times of words. */
  #crossAttention(x: string, index: number): string {
    const graph = this.#graph;
    const layers = this.#layers;
    const name = `decoder/layer_${index}/attention`;
    const scaledRows = this.#input.shape.width;
    const normed = layers.norm(x, `${name}/layer_norm`);
    const query = layers.toHeads(layers.linear(normed, `${name}/linear_0`, { scaledRows }));
    const keys = this.#of("n_layer_cross_k", index);
    const looks = this.#softmax(graph.op("MatMul", [query, keys]));
    const following = this.#input.alignmentHeads.filter(([of]) => of === index);
    if (following.length > 0) {
      const chosen = [looks, graph.ints(...following.map(([, head]) => head))];
      this.#aligned.push(graph.op("Gather", chosen, { attributes: { axis: 1 } }));
    }
    const heard = graph.op("MatMul", [looks, this.#of("n_layer_cross_v", index)]);
    const out = layers.linear(layers.fromHeads(heard), `${name}/linear_2`);
    return graph.op("Add", [x, out]);
  }

  #of(tensor: string, index: number): string {
    const graph = this.#graph;
    return graph.op("Slice", [tensor, graph.ints(index), graph.ints(index + 1), graph.ints(0)]);
  }

  #softmax(x: string): string {
    return this.#graph.op("Softmax", [x], { attributes: { axis: -1 } });
  }
}

function declareInputs(graph: OnnxGraph, { heads, headSize }: WhisperShape): void {
  graph.input("tokens", onnxType.int64, ["n_audio", "n_tokens"]);
  for (const part of ["k", "v"])
    graph.input(`in_n_layer_self_${part}_cache`, onnxType.float, ["L", "b1", "c2", "d3"]);
  graph.input("n_layer_cross_k", onnxType.float, ["L", heads, headSize, "A"]);
  graph.input("n_layer_cross_v", onnxType.float, ["L", heads, "A", headSize]);
  graph.input("offset", onnxType.int64, [1]);
}

/** One matrix in 8 bits serves the tokens that go in and the scores that come out. */
function embedding(
  graph: OnnxGraph,
  { weights, shape: { width, vocabulary } }: { weights: Ct2Weights; shape: WhisperShape },
): string {
  const matrix = weights.floats("decoder/embeddings/weight");
  const { values, scales } = quantisedByRow({ values: matrix, rows: vocabulary, columns: width });
  graph.constant("E", [width, vocabulary], values);
  graph.constant("Es", [vocabulary], scales);
  const columns = graph.op("Gather", ["E", "tokens"], { attributes: { axis: 1 } });
  const rows = graph.op("Transpose", [columns], { attributes: { perm: [1, 2, 0] } });
  const floats = graph.op("Cast", [rows], { attributes: { to: onnxType.float } });
  const scale = graph.op("Unsqueeze", [graph.op("Gather", ["Es", "tokens"]), graph.ints(2)]);
  return graph.op("Mul", [floats, scale]);
}

/** No token looks at a later one. */
function causalMask(graph: OnnxGraph, end: string): string {
  const range = [graph.int(0), graph.op("Squeeze", [end]), graph.int(1)];
  const positions = graph.op("Range", range);
  const own = graph.op("Slice", [positions, "offset", end, graph.ints(0)]);
  const rows = graph.op("Unsqueeze", [own, graph.ints(1)]);
  const later = graph.op("Greater", [graph.op("Unsqueeze", [positions, graph.ints(0)]), rows]);
  return graph.op("Where", [later, graph.float(-1e9), graph.float(0)]);
}
