import type { BrowserContext, Page } from "@playwright/test";

interface ScriptedWindow extends Window {
  roomsSay?: (pcmBase64: string) => number;
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
      return { context, bus: context.createGain() };
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
