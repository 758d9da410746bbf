import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The suppressors that come with the package the web uses, each as its own AudioWorklet processor. */
export const suppressorIds = ["rnnoise", "gtcrn", "speex"] as const;
export type SuppressorId = (typeof suppressorIds)[number];

/** The rate at which browsers run them, and the samples that a worklet gets at once. */
export const rateHz = 48_000;
const quantum = 128;

const wasmOf: Record<SuppressorId, string> = {
  rnnoise: "rnnoise_simd.wasm",
  gtcrn: "gtcrn.wasm",
  speex: "speex.wasm",
};

const worklets: Record<SuppressorId, () => Promise<unknown>> = {
  rnnoise: () => import("@sapphi-red/web-noise-suppressor/rnnoiseWorklet.js"),
  gtcrn: () => import("@sapphi-red/web-noise-suppressor/gtcrnWorklet.js"),
  speex: () => import("@sapphi-red/web-noise-suppressor/speexWorklet.js"),
};

interface Processor {
  processor?: unknown;
  process(inputs: Float32Array[][], outputs: Float32Array[][]): boolean;
}

type ProcessorClass = new (options: {
  processorOptions: { wasmBinary: ArrayBuffer; maxChannels: number };
}) => Processor;

/** A microphone's sound through a suppressor, and what that cost. */
export interface Suppressed {
  sound: Float32Array;
  /** Of one core, per second of sound. */
  processorMs: number;
}

/** Runs the processor that a browser would run, fed as a browser feeds it. */
export async function suppress(id: SuppressorId, sound: Float32Array): Promise<Suppressed> {
  const processor = await makeProcessor(id);
  const output = new Float32Array(sound.length);
  const before = process.cpuUsage();
  for (let at = 0; at + quantum <= sound.length; at += quantum) {
    const block = new Float32Array(quantum);
    processor.process([[sound.slice(at, at + quantum)]], [[block]]);
    output.set(block, at);
  }
  const { user, system } = process.cpuUsage(before);
  return { sound: output, processorMs: (user + system) / 1000 / (sound.length / rateHz) };
}

const classes = new Map<SuppressorId, ProcessorClass>();

async function makeProcessor(id: SuppressorId): Promise<Processor> {
  const Known = classes.get(id) ?? (await loadClass(id));
  classes.set(id, Known);
  const path = import.meta.resolve(`@sapphi-red/web-noise-suppressor/${wasmOf[id]}`);
  const wasm = readFileSync(fileURLToPath(path));
  const wasmBinary = new Uint8Array(wasm).buffer;
  const made = new Known({ processorOptions: { wasmBinary, maxChannels: 1 } });
  const deadlineMs = Date.now() + 10_000;
  while (made.processor === undefined) {
    if (Date.now() > deadlineMs) throw new Error(`${id} did not load.`);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return made;
}

/** As the scope in which a browser loads a worklet, as far as these look at it. */
async function loadClass(id: SuppressorId): Promise<ProcessorClass> {
  let registered: ProcessorClass | undefined;
  Object.assign(globalThis, {
    // RNNoise takes Node for an older kind of module.
    __dirname: "",
    sampleRate: rateHz,
    AudioWorkletProcessor: class {
      readonly port = new EventTarget();
    },
    registerProcessor: (_name: string, made: ProcessorClass) => (registered = made),
  });
  await worklets[id]();
  if (!registered) throw new Error(`${id} registered nothing.`);
  return registered;
}
