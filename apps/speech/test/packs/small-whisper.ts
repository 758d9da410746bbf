import { whisperLanguages } from "../../src/packs/whisper-languages.ts";

const width = 64;
const wide = 128;
const heads = 2;

const special = [
  ...["<|endoftext|>", "<|startoftranscript|>"],
  ...whisperLanguages.map((code) => `<|${code}|>`),
  ...["<|translate|>", "<|transcribe|>", "<|startoflm|>", "<|startofprev|>"],
  ...["<|nocaptions|>", "<|notimestamps|>"],
];
/** As many words before the first special token as the real one has. */
const wordCount = 50_257;
const words = Array.from({ length: wordCount }, (_, at) => (at === 220 ? "Ġ" : `w${at}`));
export const smallVocabulary = [...words, ...special].join("\n");
const vocabulary = wordCount + special.length;

/** The `model.bin` of a Whisper with one layer on each side; its numbers follow from their places. */
export function smallWhisper(): Buffer {
  const variables = [...encoder(), ...decoder()];
  return Buffer.concat([u32(6), text("WhisperSpec"), u32(3), u32(variables.length), ...variables]);
}

function encoder(): Buffer[] {
  const layer = "encoder/layer_0";
  return [
    int16("encoder/num_heads", heads),
    floats("encoder/conv1/weight", width, 80, 3),
    floats("encoder/conv1/bias", width),
    floats("encoder/conv2/weight", width, width, 3),
    floats("encoder/conv2/bias", width),
    floats("encoder/position_encodings/encodings", 1500, width),
    ...norm("encoder/layer_norm"),
    ...selfAttention(layer),
    ...feedForward(layer),
  ];
}

function decoder(): Buffer[] {
  const layer = "decoder/layer_0";
  return [
    floats("decoder/embeddings/weight", vocabulary, width),
    floats("decoder/position_encodings/encodings", 448, width),
    ...norm("decoder/layer_norm"),
    ...selfAttention(layer),
    ...norm(`${layer}/attention/layer_norm`),
    ...linear(`${layer}/attention/linear_0`, { rows: width, columns: width }),
    ...linear(`${layer}/attention/linear_1`, { rows: 2 * width, columns: width }),
    ...linear(`${layer}/attention/linear_2`, { rows: width, columns: width }),
    ...feedForward(layer),
  ];
}

function selfAttention(layer: string): Buffer[] {
  const name = `${layer}/self_attention`;
  return [
    ...norm(`${name}/layer_norm`),
    ...linear(`${name}/linear_0`, { rows: 3 * width, columns: width }),
    ...linear(`${name}/linear_1`, { rows: width, columns: width }),
  ];
}

function feedForward(layer: string): Buffer[] {
  return [
    ...norm(`${layer}/ffn/layer_norm`),
    ...linear(`${layer}/ffn/linear_0`, { rows: wide, columns: width }),
    ...linear(`${layer}/ffn/linear_1`, { rows: width, columns: wide }),
  ];
}

function linear(name: string, { rows, columns }: { rows: number; columns: number }): Buffer[] {
  return [floats(`${name}/weight`, rows, columns), floats(`${name}/bias`, rows)];
}

function norm(name: string): Buffer[] {
  return [floats(`${name}/gamma`, width), floats(`${name}/beta`, width)];
}

/** Floats of 16 bits between −1 and 1. */
function floats(name: string, ...dims: number[]): Buffer {
  const bytes = Buffer.alloc(dims.reduce((product, size) => product * size, 2));
  let state = name.length;
  for (let at = 0; at < bytes.length; at += 2) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    // Sign and fraction at will; the exponent keeps it below one.
    bytes.writeUInt16LE(((state >>> 16) & 0x83_ff) | 0x34_00, at);
  }
  return variable(name, { dims, type: 4, bytes });
}

function int16(name: string, value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16LE(value);
  return variable(name, { dims: [], type: 2, bytes });
}

function variable(
  name: string,
  { dims, type, bytes }: { dims: readonly number[]; type: number; bytes: Buffer },
): Buffer {
  const head = [text(name), Buffer.of(dims.length), ...dims.map(u32), Buffer.of(type)];
  return Buffer.concat([...head, u32(bytes.length), bytes]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function text(value: string): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16LE(value.length + 1);
  return Buffer.concat([length, Buffer.from(`${value}\0`)]);
}
