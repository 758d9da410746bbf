import { readFileSync } from "node:fs";
import {
  AudioFrame,
  AudioSource,
  LocalAudioTrack,
  Room,
  TrackPublishOptions,
  TrackSource,
} from "@livekit/rtc-node";

/** The people of a meeting in a LiveKit room, each with an open microphone. Begins to speak when told so. */
const sampleRate = 16_000;
const frameMs = 20;
const frameSamples = (sampleRate / 1000) * frameMs;
const { url, people } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const speaking = [];

for (const { token, pcmFile } of people) {
  const room = new Room();
  await room.connect(url, token, { autoSubscribe: false, dynacast: false });
  const source = new AudioSource(sampleRate, 1);
  const options = new TrackPublishOptions();
  options.source = TrackSource.SOURCE_MICROPHONE;
  options.dtx = false;
  const track = LocalAudioTrack.createAudioTrack("microphone", source);
  await room.localParticipant.publishTrack(track, options);
  const bytes = readFileSync(pcmFile);
  speaking.push({
    room,
    source,
    pcm: new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2),
  });
}
process.send("ready");
process.once("message", () => {
  void Promise.all(speaking.map(speak)).then(() => process.send("over"));
});

async function speak({ source, pcm }) {
  for (let from = 0; from + frameSamples <= pcm.length; from += frameSamples) {
    const data = pcm.slice(from, from + frameSamples);
    await source.captureFrame(new AudioFrame(data, sampleRate, 1, frameSamples));
  }
}
