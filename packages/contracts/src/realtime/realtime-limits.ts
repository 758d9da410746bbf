/** Every number of the realtime protocol, once: the server enforces them, the client keeps to them, the docs print them. */
export const realtimeLimits = {
  /** PCM bytes of one chunk. 100 B is 3 ms: less is noise on the wire; 64 KiB is 2 s of audio. */
  chunkBytesMin: 100,
  chunkBytesMax: 64 * 1024,
  /** Binary WebSocket messages per second and client, counted over one second with a burst of one second. */
  framesPerSecondMax: 50,
  /** Of those at once before the client is closed: what a microphone saves up while its line stands still for 15 s, and some. */
  frameBurstMax: 250,
  /** Bytes of one JSON message from a client. */
  textBytesMax: 16 * 1024,
  /** Audio per second of clock and participant, over all their pages; the rest is for clocks that differ. */
  audioMsPerSecondMax: 1_100,
  /** Of that at once: what a page saves up in `resendBufferMsMax`, and some. */
  audioBurstMs: 70_000,
  /** Of one participant in a session; a further one takes the place of the oldest, which is told. */
  socketsPerParticipantMax: 2,
  /** JSON messages per second and client. */
  textMessagesPerSecondMax: 20,
  /** From the upgrade to `hello`; absolute, so that chatter cannot extend it. */
  helloDeadlineMs: 5_000,
  /** The client pings this often; a server that says nothing for `answerTimeoutMs` after a ping is taken for dead. */
  heartbeatIntervalMs: 2_000,
  answerTimeoutMs: 3_000,
  /** The server gives up a client after so long without a word. */
  heartbeatTimeoutMs: 15_000,
  /** While audio comes in, the server says at least this often how much of it came, in time for `answerTimeoutMs`. */
  receiptIntervalMs: 2_000,
  /** What a client keeps of audio that is not settled; older audio is given up, and said to be. */
  resendBufferMsMax: 60_000,
  /** So long after a session's end its clients may bring audio that its owner died over. */
  lateMsMax: 90_000,
  /** How far a frame's time may lie ahead of the server's session clock before it is taken for a broken clock. */
  futureToleranceMs: 2_000,
  /** A ticket is good for this long at most. */
  ticketTtlSecondsMax: 3_600,
} as const;
