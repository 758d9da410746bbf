export {
  DisconnectReason,
  LocalAudioTrack,
  LocalVideoTrack,
  ParticipantEvent,
  Room,
  RoomEvent,
  Track,
  TrackEvent,
  setLogLevel,
} from "livekit-client";
