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
  .on(RoomEvent.TrackPublished, ({ source }, { identity }) =>
    tell({ saw: "track", identity, source: TrackSource[source ?? TrackSource.SOURCE_UNKNOWN] }),
  )
  .on(RoomEvent.Disconnected, (reason) => tell({ saw: "out", reason: DisconnectReason[reason] }));

function connect({ url, token }: { url: string; token: string }): Promise<void> {
  return room.connect(url, token, { autoSubscribe: false, dynacast: false }).then(
    () => tell({ saw: "in" }),
    () => tell({ saw: "refused" }),
  );
}

async function publish(source: TrackSource): Promise<void> {
  const audio = new AudioSource(48_000, 1);
  const track = LocalAudioTrack.createAudioTrack("test", audio);
  const options = new TrackPublishOptions();
  options.source = source;
  void audio.captureFrame(AudioFrame.create(48_000, 1, 480));
  await room.localParticipant?.publishTrack(track, options);
}

async function obey(command: ClientCommand): Promise<void> {
  switch (command.do) {
    case "connect":
      return connect(command);
    case "publish":
      return publish(TrackSource[command.source]);
    case "describe":
      return room.localParticipant?.updateMetadata(command.metadata);
    case "leave":
      return room.disconnect();
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  // Written by LiveKitClient alone.
  const command = JSON.parse(line) as ClientCommand;
  // What LiveKit does not allow comes to nothing, and is seen by nobody: that is for the test to tell.
  void obey(command).catch(() => undefined);
}
