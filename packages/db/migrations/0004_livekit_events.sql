-- An event of LiveKit's webhook may be delivered again, by LiveKit or by somebody who recorded it: each counts once.
create table livekit_events (
  id text primary key,
  received_at timestamptz(3) not null
);
create index livekit_events_received_idx on livekit_events (received_at);

-- The worker looks every 15 s whether somebody reopened the room of a session that ended a moment ago.
create index video_sessions_ended_idx on video_sessions (ended_at) where status = 'ENDED';
