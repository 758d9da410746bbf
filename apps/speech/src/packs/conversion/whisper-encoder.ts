import type { Ct2Weights } from "./ct2-weights.ts";
import { OnnxGraph, onnxType } from "./onnx-graph.ts";
import { WhisperLayers } from "./whisper-layers.ts";
import type { WhisperShape } from "./whisper-layers.ts";

/** Sound (a mel spectrogram) becomes what each layer of the decoder looks at. */
export function whisperEncoder(weights: Ct2Weights, shape: WhisperShape): OnnxGraph {
  const graph = new OnnxGraph();
  const layers = new WhisperLayers(graph, { weights, shape, precision: "rows" });
  const { heads, headSize } = shape;
  graph.input("mel", onnxType.float, ["n_audio", 80, "T"]);
  let x = frames(graph, { weights, width: shape.width });
  const length = graph.op("Slice", [graph.op("Shape", [x]), graph.ints(1), graph.ints(2)]);
  const range = [layers.positions("encoder"), graph.ints(0), length, graph.ints(0)];
  x = graph.op("Add", [x, graph.op("Slice", range)]);
  for (let index = 0; index < shape.encoderLayers; index++) {
    const layer = `encoder/layer_${index}`;
    const attention = `${layer}/self_attention`;
    const normed = layers.norm(x, `${attention}/layer_norm`);
    const parts = graph.split(layers.linear(normed, `${attention}/linear_0`), 3);
    const options = { attributes: { num_heads: heads }, microsoft: true };
    const heard = graph.op("MultiHeadAttention", parts, options);
    x = graph.op("Add", [x, layers.linear(heard, `${attention}/linear_1`)]);
    x = layers.feedForward(x, layer);
  }
  x = layers.norm(x, "encoder/layer_norm");
  const keys: string[] = [];
  const values: string[] = [];
  for (let index = 0; index < shape.decoderLayers; index++) {
    const cross = layers.linear(x, `decoder/layer_${index}/attention/linear_1`);
    const [key = "", value = ""] = graph.split(cross, 2);
    keys.push(layers.toHeads(key, [0, 2, 3, 1]));
    values.push(layers.toHeads(value));
  }
  // Shaped as the decoder multiplies them; the engine only hands them on.
  graph.opInto(["n_layer_cross_k"], "Concat", keys, { attributes: { axis: 0 } });
  graph.opInto(["n_layer_cross_v"], "Concat", values, { attributes: { axis: 0 } });
  graph.output("n_layer_cross_k", ["L", heads, headSize, "A"]);
  graph.output("n_layer_cross_v", ["L", heads, "A", headSize]);
  return graph;
}

/** Two convolutions, the second of which halves the rate. */
function frames(
  graph: OnnxGraph,
  { weights, width }: { weights: Ct2Weights; width: number },
): string {
  let x = "mel";
  for (const [name, stride] of [
    ["conv1", 1],
    ["conv2", 2],
  ] as const) {
    const kernel = `encoder/${name}/weight`;
    const inputs = [
      x,
      graph.constant(`${name}.w`, weights.dims(kernel), weights.floats(kernel)),
      graph.constant(`${name}.b`, [width], weights.floats(`encoder/${name}/bias`)),
    ];
    const attributes = { kernel_shape: [3], pads: [1, 1], strides: [stride] };
    x = graph.op("Gelu", [graph.op("Conv", inputs, { attributes })]);
  }
  return graph.op("Transpose", [x], { attributes: { perm: [0, 2, 1] } });
}
