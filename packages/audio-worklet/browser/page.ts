import type { CapturePortMessage, CapturePortReply } from "@rooms/contracts/realtime";
import { CaptureController, captureSettings, processorUrl } from "../src/index.ts";
import type { CaptureFailure, CaptureOptions, CaptureStatus } from "../src/index.ts";

/** A chunk as the specs see it. */
export interface HeardChunk {
  turnStart: boolean;
  turnEnd: boolean;
  atS: number;
  postedAtS: number;
  samples: number[];
}

/** What the page does for the specs. It plays the Worker's part of the port, and keeps what arrives. */
class Harness {
  readonly contexts: AudioContext[] = [];
  readonly chunks: HeardChunk[] = [];
  readonly statuses: CaptureStatus[] = [];
  readonly failures: CaptureFailure[] = [];
  levels = 0;
  openedPorts = 0;
  stalls = 0;
  capture: CaptureController | undefined;
  /** Set by a spec that undoes the fault it injected. */
  healed = false;
  /** Where a spec injects a fault. */
  createContext = (options: AudioContextOptions): AudioContext => new AudioContext(options);
  readonly #sources: AudioContext[] = [];

  /** Port whose messages are kept and whose buffers are given back. */
  readonly openPort = (): MessagePort => {
    this.openedPorts += 1;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<CapturePortMessage>) => {
      if (data.type === "level") {
        this.levels += 1;
        return;
      }
      const { turnStart, turnEnd, atS, postedAtS, pcm } = data;
      this.chunks.push({ turnStart, turnEnd, atS, postedAtS, samples: [...new Int16Array(pcm)] });
      const reply: CapturePortReply = { type: "recycle", buffer: pcm };
      port1.postMessage(reply, [pcm]);
    };
    return port2;
  };

  /** A track on which tones sound one after the other, once it is told to begin. */
  play(
    rateHz: number,
    parts: { hz: number; ms: number }[],
  ): { track: MediaStreamTrack; begin: () => void } {
    const context = new AudioContext({ sampleRate: rateHz });
    this.#sources.push(context);
    const destination = new MediaStreamAudioDestinationNode(context);
    const source = new AudioBufferSourceNode(context, { buffer: tones(context, parts) });
    source.connect(destination);
    const [track] = destination.stream.getAudioTracks();
    if (track === undefined) throw new Error("the destination has no track");
    return { track, begin: () => source.start() };
  }

  make(options: Partial<CaptureOptions> & { rateHz?: number }): CaptureController {
    const { rateHz, ...rest } = options;
    const capture = new CaptureController({
      track: null,
      // The specs play tones.
      settings: { opensTo: "sound" },
      openPort: this.openPort,
      createContext: (asked) => {
        const context = this.createContext(rateHz === undefined ? asked : { sampleRate: rateHz });
        this.contexts.push(context);
        return context;
      },
      onStalled: () => (this.stalls += 1),
      ...rest,
    });
    capture.subscribe(() => {
      const { status, failure } = capture.getSnapshot();
      this.statuses.push(status);
      if (failure !== null && failure !== this.failures.at(-1)) this.failures.push(failure);
    });
    this.capture = capture;
    return capture;
  }

  /** Runs the processor over a whole signal at once, outside of real time. */
  async render(rateHz: number, parts: { hz: number; ms: number }[]): Promise<number> {
    const length = parts.reduce((sum, part) => sum + Math.round((part.ms * rateHz) / 1_000), 0);
    const context = new OfflineAudioContext({ length, sampleRate: rateHz, numberOfChannels: 1 });
    await context.audioWorklet.addModule(processorUrl.href);
    const node = new AudioWorkletNode(context, "rooms-capture", {
      processorOptions: { settings: captureSettings({ opensTo: "sound" }), muted: false },
    });
    node.connect(context.destination);
    const port = this.openPort();
    node.port.postMessage({ type: "connect", port }, [port]);
    // Rendering may overtake the message: an answer from the same thread says that it was read.
    await answerFromAudioThread(context);
    const source = new AudioBufferSourceNode(context, { buffer: tones(context, parts) });
    source.connect(node);
    source.start();
    await context.startRendering();
    node.port.postMessage({ type: "flush" });
    return length;
  }

  /** Keeps the page's main thread busy. */
  blockFor(ms: number): void {
    const until = performance.now() + ms;
    while (performance.now() < until);
  }

  /** A Worker that holds the other end of the port and counts chunks: all, or those that came between two marks. */
  countInWorker(): {
    port: MessagePort;
    count: (which?: "all" | "between the marks") => Promise<number>;
    mark: () => void;
  } {
    const code = `let chunks = 0;
      const marks = [];
      onmessage = ({ data, ports: [port] }) => {
        if (data === "mark") return marks.push(chunks);
        if (data === "all") return postMessage(chunks);
        if (data === "between the marks") return postMessage(marks[1] - marks[0]);
        port.onmessage = ({ data }) => {
          if (data.type === "chunk") chunks += 1;
        };
      };`;
    const worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
    const { port1, port2 } = new MessageChannel();
    worker.postMessage("connect", [port1]);
    const count = (which = "all") =>
      new Promise<number>((resolve) => {
        worker.onmessage = ({ data }: MessageEvent<number>) => resolve(data);
        worker.postMessage(which);
      });
    return { port: port2, count, mark: () => worker.postMessage("mark") };
  }

  /** Ends what `play` began and lets go of every context. */
  async release(): Promise<void> {
    await Promise.all(this.#sources.map((context) => context.close()));
    this.#sources.length = 0;
    this.contexts.length = 0;
    this.capture = undefined;
  }
}

async function answerFromAudioThread(context: BaseAudioContext): Promise<void> {
  const code = `registerProcessor("echo", class extends AudioWorkletProcessor {
    constructor() {
      super();
      this.port.onmessage = () => this.port.postMessage("");
    }
    process() {
      return false;
    }
  });`;
  const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  await context.audioWorklet.addModule(url);
  const echo = new AudioWorkletNode(context, "echo");
  await new Promise((resolve) => {
    echo.port.onmessage = resolve;
    echo.port.postMessage("");
  });
}

/** −6 dBFS sines without a break; 0 Hz is silence. */
function tones(context: BaseAudioContext, parts: { hz: number; ms: number }[]): AudioBuffer {
  const rateHz = context.sampleRate;
  const lengths = parts.map((part) => Math.round((part.ms * rateHz) / 1_000));
  const buffer = context.createBuffer(
    1,
    lengths.reduce((sum, length) => sum + length, 0),
    rateHz,
  );
  const samples = buffer.getChannelData(0);
  let offset = 0;
  parts.forEach((part, index) => {
    const length = lengths[index] ?? 0;
    for (let n = 0; n < length; n += 1) {
      samples[offset + n] =
        part.hz === 0 ? 0 : 0.5 * Math.sin((2 * Math.PI * part.hz * n) / rateHz);
    }
    offset += length;
  });
  return buffer;
}

declare global {
  interface Window {
    harness: Harness;
  }
}
window.harness = new Harness();

// Only an audio context waits for a gesture.
if (location.search === "?start") Reflect.deleteProperty(globalThis, "MediaStreamTrackProcessor");
// Playwright's own evaluations count as gestures: a start without one must come from the page, and tell of itself.
if (location.search === "?start") {
  const capture = window.harness.make({});
  capture.subscribe(() => void fetch(`/status/${capture.getSnapshot().status}`));
  const button = document.createElement("button");
  button.textContent = "resume";
  button.onclick = () => void capture.resume();
  document.body.append(button);
  void capture.start();
}
