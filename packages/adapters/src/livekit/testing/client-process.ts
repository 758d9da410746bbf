import { createInterface } from "node:readline";
import {
  AudioFrame,
  AudioSource,
  DisconnectReason,
  LocalAudioTrack,
  Room,
  RoomEvent,
  TrackPublishOptions,
  TrackSource,
} from "@livekit/rtc-node";
import type { ClientCommand, ClientNews } from "./client-messages.ts";

/*
 * A person's client in a process of its own: it can be killed like a laptop that is shut, and what the native library
 * leaves behind goes with it. Tells what it sees as JSON lines, and takes commands the same way.
 */

const room = new Room();
const tell = (news: ClientNews): void => void process.stdout.write(`${JSON.stringify(news)}\n`);

room
  .on(RoomEvent.ParticipantConnected, ({ identity }) => tell({ saw: "came", identity }))
  .on(RoomEvent.ParticipantDisconnected, ({ identity }) => tell({ saw: "went", identity }))
  .on(RoomEvent.ParticipantMetadataChanged, (_old, { identity, metadata }) =>
    tell({ saw: "described", identity, metadata }),
  )
  .on(RoomEvent.ParticipantAttributesChanged, (changed, { identity }) =>
    tellMarks(identity, changed),
  )
  .on(RoomEvent.TrackPublished, ({ source }, { identity }) =>
    tell({ saw: "track", identity, source: sourceName(source) }),
  )
  .on(RoomEvent.TrackUnpublished, ({ source }, { identity }) =>
    tell({ saw: "track ended", identity, source: sourceName(source) }),
  )
  .on(RoomEvent.Disconnected, (reason) => tell({ saw: "out", reason: DisconnectReason[reason] }));

function sourceName(source: TrackSource | undefined): string | undefined {
  return TrackSource[source ?? TrackSource.SOURCE_UNKNOWN];
}

function tellMarks(identity: string, attributes: Record<string, string>): void {
  for (const [name, value] of Object.entries(attributes))
    tell({ saw: "marked", identity, name, value });
}

function connect({ url, token }: { url: string; token: string }): Promise<void> {
  return room.connect(url, token, { autoSubscribe: false, dynacast: false }).then(
    () => {
      tell({ saw: "in" });
      for (const { identity, attributes } of room.remoteParticipants.values())
        tellMarks(identity, attributes);
    },
    () => tell({ saw: "refused" }),
  );
}

const rateHz = 16_000;
const frameSamples = rateHz / 100;
/** What waits to be sent: more delays what is said, less stutters. */
const queueMs = 100;

interface Microphone {
  readonly track: LocalAudioTrack;
  /** What is still to be said, frame by frame; silence goes out meanwhile, as from any microphone. */
  words: Int16Array[];
  open: boolean;
}
let microphone: Microphone | null = null;

async function publish(source: TrackSource): Promise<void> {
  const audio = new AudioSource(rateHz, 1, queueMs);
  const track = LocalAudioTrack.createAudioTrack("test", audio);
  const options = new TrackPublishOptions();
  options.source = source;
  // Silence that is not sent leaves the receiver to guess how late packets are, when words come.
  options.dtx = false;
  const published: Microphone = { track, words: [], open: true };
  microphone = published;
  const sent = room.localParticipant?.publishTrack(track, options);
  void send(audio, published);
  await sent;
}

async function send(audio: AudioSource, from: Microphone): Promise<void> {
  const silence = new Int16Array(frameSamples);
  while (from.open) {
    const words = from.words.shift();
    await audio.captureFrame(new AudioFrame(words ?? silence, rateHz, 1, frameSamples));
    if (words !== undefined && from.words.length === 0) tell({ saw: "said" });
  }
}

function say(base64: string): void {
  const bytes = Uint8Array.from(Buffer.from(base64, "base64"));
  const pcm = new Int16Array(bytes.buffer);
  for (let from = 0; from < pcm.length; from += frameSamples) {
    const frame = new Int16Array(frameSamples);
    frame.set(pcm.subarray(from, from + frameSamples));
    microphone?.words.push(frame);
  }
}

async function unpublish(): Promise<void> {
  const sid = microphone?.track.sid;
  if (microphone !== null) microphone.open = false;
  microphone = null;
  if (sid !== undefined) await room.localParticipant?.unpublishTrack(sid);
}

async function obey(command: ClientCommand): Promise<void> {
  switch (command.do) {
    case "connect":
      return connect(command);
    case "publish":
      return publish(TrackSource[command.source]);
    case "say":
      say(command.pcm);
      return;
    case "unpublish":
      return unpublish();
    case "describe":
      return room.localParticipant?.updateMetadata(command.metadata);
    case "mark":
      return room.localParticipant?.setAttributes({ [command.name]: command.value });
    case "leave":
      return room.disconnect();
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  // Written by LiveKitClient alone.
  const command = JSON.parse(line) as ClientCommand;
  // What LiveKit does not allow has no effect and raises no error here: the test has to look for the effect.
  void obey(command).catch(() => undefined);
}
