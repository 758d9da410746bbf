import { AudioByteStream, stt } from "@livekit/agents";
import WebSocket from "ws";

const sampleRate = 16_000;
const chunkSamples = sampleRate * 0.08;

/** The smallest adapter of the agents' STT interface to a server that speaks Gladia's protocol. */
export class SpeechServerStt extends stt.STT {
  label = "rooms.SpeechServerStt";
  #url;

  constructor(url) {
    super({ streaming: true, interimResults: true });
    this.#url = url;
  }

  async _recognize() {
    throw new Error("Only streams are heard.");
  }

  stream(options) {
    return new SpeechServerStream(this, this.#url, options?.connOptions);
  }
}

class SpeechServerStream extends stt.SpeechStream {
  label = "rooms.SpeechServerStream";
  #url;

  constructor(owner, url, connOptions) {
    super(owner, sampleRate, connOptions);
    this.#url = url;
  }

  async run() {
    const response = await fetch(`${this.#url}/v2/live`, {
      method: "POST",
      headers: { "x-gladia-key": "bench", "content-type": "application/json" },
      body: JSON.stringify({
        encoding: "wav/pcm",
        sample_rate: sampleRate,
        endpointing: 0.6,
        messages_config: { receive_partial_transcripts: true },
      }),
    });
    const { url } = await response.json();
    const socket = new WebSocket(url);
    const ended = new Promise((resolve) => socket.on("close", resolve));
    socket.on("message", (data) => this.#take(JSON.parse(data.toString())));
    await new Promise((resolve, reject) => socket.on("open", resolve).on("error", reject));
    console.log("LISTENING");
    const chunks = new AudioByteStream(sampleRate, 1, chunkSamples);
    for await (const frame of this.input) {
      if (frame === stt.SpeechStream.FLUSH_SENTINEL) continue;
      for (const { data } of chunks.write(
        frame.data.buffer.slice(
          frame.data.byteOffset,
          frame.data.byteOffset + frame.data.byteLength,
        ),
      ))
        socket.send(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
    }
    socket.send(JSON.stringify({ type: "stop_recording" }));
    await ended;
  }

  #take({ type, data }) {
    if (type !== "transcript") return;
    const { text, language, start, end, confidence } = data.utterance;
    if (text === "") return;
    const spoken = { text, language, startTime: start, endTime: end, confidence: confidence ?? 1 };
    const { FINAL_TRANSCRIPT, INTERIM_TRANSCRIPT, END_OF_SPEECH } = stt.SpeechEventType;
    this.queue.put({
      type: data.is_final ? FINAL_TRANSCRIPT : INTERIM_TRANSCRIPT,
      alternatives: [spoken],
    });
    if (data.is_final) this.queue.put({ type: END_OF_SPEECH });
  }
}
