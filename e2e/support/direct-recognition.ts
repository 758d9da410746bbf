import { openGladiaStream } from "@rooms/gladia/client";

const sliceBytes = 2_560;

/** What the speech server writes when it is fed the samples directly, at once and whole. */
export async function recogniseDirectly(baseUrl: string, pcm: Int16Array): Promise<string> {
  const finals: string[] = [];
  const stream = openGladiaStream({
    baseUrl,
    apiKey: "e2e",
    session: { languages: ["en"], endpointingS: 0.3, maxUtteranceS: 15 },
    onEvent: (event) => {
      if (event.type === "utterance" && event.utterance.isFinal) finals.push(event.utterance.text);
    },
  });
  const bytes = new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  for (let at = 0; at < bytes.length; at += sliceBytes)
    stream.send(bytes.subarray(at, at + sliceBytes));
  await stream.stop();
  return finals.join(" ");
}
