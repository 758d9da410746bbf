import type { BrowserContext, Page } from "@playwright/test";
import { ToneSpeechDecoder } from "@rooms/tone-speech";

interface CapturedChunk {
  turnStart: boolean;
  turnEnd: boolean;
  pcmBase64: string;
  /** Wall clock, ms. */
  atMs: number;
}

interface ScriptedWindow extends Window {
  roomsSay?: (pcmBase64: string) => number;
  roomsBreak?: (broken: boolean) => void;
  roomsCaptured?: CapturedChunk[];
}

/**
 * Gives every page of the context a microphone that says what the test tells it, when it tells it. Everything behind
 * getUserMedia is as with a real one: LiveKit publishes the track and the worklet captures it.
 */
export async function scriptMicrophone(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const sampleRate = 16_000;
    let audio: { context: AudioContext; bus: GainNode } | undefined;
    const openAudio = (): { context: AudioContext; bus: GainNode } => {
      const context = new AudioContext();
      const bus = context.createGain();
      // A microphone in a silent room still hisses: zeros alone come from a broken one.
      const hiss = context.createBuffer(1, context.sampleRate, context.sampleRate);
      const level = 1e-4;
      hiss.getChannelData(0).set(hiss.getChannelData(0).map(() => level * (2 * Math.random() - 1)));
      const noise = new AudioBufferSourceNode(context, { buffer: hiss, loop: true });
      noise.connect(bus);
      noise.start();
      return { context, bus };
    };
    const fromDevice = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      const stream = constraints?.video
        ? await fromDevice({ video: constraints.video })
        : new MediaStream();
      if (constraints?.audio) {
        audio ??= openAudio();
        await audio.context.resume();
        const microphone = audio.context.createMediaStreamDestination();
        audio.bus.connect(microphone);
        for (const track of microphone.stream.getAudioTracks()) stream.addTrack(track);
      }
      return stream;
    };
    const captured: CapturedChunk[] = [];
    (window as ScriptedWindow).roomsCaptured = captured;
    const tapped = (outer: MessagePort): MessagePort => {
      const tap = new MessageChannel();
      tap.port2.onmessage = ({
        data,
      }: MessageEvent<Omit<CapturedChunk, "pcmBase64"> & { type: string; pcm: ArrayBuffer }>) => {
        if (data.type === "chunk") {
          const { turnStart, turnEnd } = data;
          const characters = Array.from(new Uint8Array(data.pcm), (byte) =>
            String.fromCharCode(byte),
          );
          const pcmBase64 = btoa(characters.join(""));
          captured.push({ turnStart, turnEnd, pcmBase64, atMs: Date.now() });
          outer.postMessage(data, [data.pcm]);
        } else outer.postMessage(data);
      };
      outer.onmessage = ({ data }: MessageEvent<{ buffer: ArrayBuffer }>) =>
        tap.port2.postMessage(data, [data.buffer]);
      return tap.port1;
    };
    // The capture's port passes through here on its way to who hears the track, so that the test knows what was captured.
    for (const prototype of [MessagePort.prototype, Worker.prototype]) {
      const post = prototype.postMessage;
      prototype.postMessage = function (
        this: MessagePort | Worker,
        message: unknown,
        given?: unknown,
      ): void {
        const connect = message as { type?: string; port?: MessagePort } | null;
        const isConnect = connect?.type === "connect" && connect.port instanceof MessagePort;
        if (!isConnect || !connect.port) Reflect.apply(post, this, [message, given]);
        else {
          const port = tapped(connect.port);
          Reflect.apply(post, this, [{ type: "connect", port }, [port]]);
        }
      };
    }
    (window as ScriptedWindow).roomsBreak = (broken) => {
      if (audio) audio.bus.gain.value = broken ? 0 : 1;
    };
    (window as ScriptedWindow).roomsSay = (pcmBase64) => {
      if (!audio) throw new Error("The microphone is not open.");
      const bytes = Uint8Array.from(atob(pcmBase64), (character) => character.charCodeAt(0));
      const pcm = new Int16Array(bytes.buffer);
      const buffer = audio.context.createBuffer(1, pcm.length, sampleRate);
      buffer.getChannelData(0).set(Float32Array.from(pcm, (sample) => sample / 32_768));
      const source = audio.context.createBufferSource();
      source.buffer = buffer;
      source.connect(audio.bus);
      const startsInS = 0.05;
      source.start(audio.context.currentTime + startsInS);
      return Date.now() + startsInS * 1000;
    };
  });
}

/** Speaks into the page's scripted microphone. Answers the wall-clock time of the first sample, ms. */
export async function say(page: Page, pcm: Int16Array): Promise<number> {
  const bytes = Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength).toString("base64");
  return page.evaluate((encoded) => {
    const { roomsSay } = window as ScriptedWindow;
    if (!roomsSay) throw new Error("The page has no scripted microphone.");
    return roomsSay(encoded);
  }, bytes);
}

/** Lets nothing but zeros through, as a microphone whose own switch is off; or mends it. */
export async function breakMicrophone(page: Page, broken: boolean): Promise<void> {
  await page.evaluate((so) => (window as ScriptedWindow).roomsBreak?.(so), broken);
}

/** Wall-clock times at which the gate closed since the page was loaded: the last chunk of a turn left the capture. */
export async function turnEndsOf(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const { roomsCaptured = [] } = window as ScriptedWindow;
    return roomsCaptured.filter(({ turnEnd }) => turnEnd).map(({ atMs }) => atMs);
  });
}

/** The words that the page has captured since it was loaded, as far as they are whole. */
export async function capturedWords(page: Page): Promise<string[]> {
  const chunks = await page.evaluate(() => (window as ScriptedWindow).roomsCaptured ?? []);
  const decoder = new ToneSpeechDecoder();
  return chunks.flatMap(({ turnStart, pcmBase64 }) => {
    if (turnStart) decoder.beginBurst();
    const bytes = Buffer.from(pcmBase64, "base64");
    const samples = Float32Array.from(
      { length: bytes.length >> 1 },
      (_, index) => bytes.readInt16LE(index * 2) / 32_768,
    );
    return decoder.push(samples).map(({ word }) => word);
  });
}
