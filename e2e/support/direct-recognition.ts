import { openGladiaStream } from "@rooms/gladia/client";

const sliceBytes = 2_560;
/** As the transcriber asks of our own speech server. */
const endpointingS = 0.6;
/** How long it may say nothing before the rest is given up: on a busy machine a decode waits for others. */
const drainTimeoutMs = 60_000;

/** The lines that the speech server writes when it is fed the samples directly, at once and whole; throws when it fails. */
export async function recogniseDirectly(
  baseUrl: string,
  pcm: Int16Array,
  languages: readonly string[],
): Promise<string[]> {
  const finals: string[] = [];
  const failures: string[] = [];
  const stream = openGladiaStream({
    baseUrl,
    apiKey: "e2e",
    session: { languages: [...languages], endpointingS, maxUtteranceS: 15 },
    bufferedBytesMax: 2 * pcm.byteLength,
    timing: { drainTimeoutMs },
    onEvent: (event) => {
      if (event.type === "failed") failures.push(event.error.code);
      if (event.type === "utterance" && event.utterance.isFinal) finals.push(event.utterance.text);
    },
  });
  const bytes = new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  for (let at = 0; at < bytes.length; at += sliceBytes)
    stream.send(bytes.subarray(at, at + sliceBytes));
  await stream.stop();
  if (failures.length > 0) throw new Error(`The speech server failed: ${failures.join()}`);
  return finals;
}
