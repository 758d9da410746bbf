import { onTestFinished } from "vitest";
import { openGladiaStream } from "@rooms/gladia/client";
import type {
  GladiaStream,
  GladiaStreamEvent,
  GladiaStreamOptions,
  GladiaUtterance,
} from "@rooms/gladia/client";

export interface OpenedStream {
  stream: GladiaStream;
  events: GladiaStreamEvent[];
  /** Final utterances in the order they first came, each id once, as the last one said. */
  finals: () => GladiaUtterance[];
  finalWords: () => string[];
  has: (type: GladiaStreamEvent["type"]) => boolean;
}

/** A stream with quick retries, aborted when the test ends. */
export function openStream(
  baseUrl: string,
  options: Partial<GladiaStreamOptions> = {},
): OpenedStream {
  const events: GladiaStreamEvent[] = [];
  const { timing, ...rest } = options;
  const stream = openGladiaStream({
    baseUrl,
    apiKey: "key",
    session: { languages: ["en"], endpointingS: 0.3, maxUtteranceS: 15 },
    onEvent: (event) => events.push(event),
    timing: { reconnectDelayMinMs: 5, reconnectDelayMaxMs: 50, ...timing },
    ...rest,
  });
  onTestFinished(() => stream.abort());
  const finals = () => {
    const byId = new Map<string, GladiaUtterance>();
    for (const event of events) {
      if (event.type === "utterance" && event.utterance.isFinal)
        byId.set(event.utterance.id, event.utterance);
    }
    return [...byId.values()];
  };
  return {
    stream,
    events,
    finals,
    finalWords: () => finals().flatMap(({ words }) => words.map(({ word }) => word.trim())),
    has: (type) => events.some((event) => event.type === type),
  };
}

export function bytesOf(pcm: Int16Array): Uint8Array {
  return new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength);
}
