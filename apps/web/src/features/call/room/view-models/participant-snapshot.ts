import { roomAttributes } from "@rooms/contracts/room";
import type { LocalParticipant, Participant, RemoteParticipant, Track } from "livekit-client";
import type { Outside } from "#shared/use-person-mark.ts";
import type { LiveKit } from "./livekit.ts";
import { parseObject, textAt } from "./metadata.ts";
import type { MediaHandle, Quality, RoomParticipant } from "./room-snapshot.ts";

const handles = new WeakMap<Track, MediaHandle>();
let handlesMade = 0;

function handleOf(track: Track | undefined): MediaHandle | null {
  if (!track) return null;
  const known = handles.get(track);
  if (known) return known;
  handlesMade += 1;
  const handle: MediaHandle = {
    id: `track-${handlesMade}`,
    attach: (element) => void track.attach(element),
    detach: (element) => void track.detach(element),
  };
  handles.set(track, handle);
  return handle;
}

export function snapshotOf(
  livekit: LiveKit,
  participant: LocalParticipant | RemoteParticipant,
): RoomParticipant {
  const { Source } = livekit.Track;
  const shown = (source: Track.Source) => {
    const publication = participant.getTrackPublication(source);
    return publication && !publication.isMuted ? handleOf(publication.track) : null;
  };
  const heard = [Source.Microphone, Source.ScreenShareAudio]
    .map((source) => handleOf(participant.getTrackPublication(source)?.track))
    .filter((handle) => handle !== null);
  return {
    identity: participant.identity,
    name: participant.name ?? "",
    local: participant.isLocal,
    ...readMetadata(participant.metadata),
    outside: outsideOf(participant),
    microphoneOn: participant.isMicrophoneEnabled,
    speaking: participant.isSpeaking,
    quality: qualityOf(participant),
    camera: shown(Source.Camera),
    screen: shown(Source.ScreenShare),
    audio: participant.isLocal ? [] : heard,
    handRaisedAtMs: momentAt(participant, roomAttributes.hand),
    spotlitAtMs: momentAt(participant, roomAttributes.spotlight),
    joinedAtMs: participant.joinedAt?.getTime() ?? 0,
  };
}

/** A moment that the api wrote as milliseconds since 1970. */
function momentAt({ attributes }: Participant, name: string): number | null {
  const atMs = Number(attributes[name]);
  return atMs > 0 ? atMs : null;
}

const qualities: readonly Quality[] = ["excellent", "good", "poor", "lost"];

function qualityOf({ connectionQuality }: Participant): Quality {
  return qualities.find((quality) => quality === (connectionQuality as string)) ?? "unknown";
}

function outsideOf({ identity, metadata }: Participant): Outside | null {
  if (identity.startsWith("guest-")) return "guest";
  return Reflect.get(parseObject(metadata), "outsider") === true ? "outsider" : null;
}

/** The api writes the metadata (contract `liveMetadata`); anything else is taken for nothing known. */
function readMetadata(
  metadata: string | undefined,
): Pick<RoomParticipant, "avatarUrl" | "avatarColor" | "host"> {
  const known = parseObject(metadata);
  return {
    avatarUrl: textAt(known, "avatarUrl"),
    avatarColor: textAt(known, "noAvatarColor"),
    host: textAt(known, "role") === "HOST",
  };
}
