/** What the transcriber tells the process that listens in a room. */
export type ToAgent =
  | { readonly type: "enter"; readonly url: string; readonly token: string }
  /** Exactly these are heard from now on. */
  | { readonly type: "hear"; readonly identities: readonly string[] }
  | { readonly type: "close" };

/** What it answers. Both ends are built together, so the shapes are not checked. */
export type FromAgent =
  | { readonly type: "inside" }
  /** All participants with a microphone in the room, whenever that changes. */
  | { readonly type: "people"; readonly people: readonly PersonInRoom[] }
  /** Whose audio arrives, whenever that changes: a subscription takes a moment. */
  | { readonly type: "hearing"; readonly identities: readonly string[] }
  | ({ readonly type: "chunk" } & RoomChunk)
  | { readonly type: "alive" }
  /** Something went wrong that it lives on with. */
  | { readonly type: "trouble"; readonly error: string };

export interface PersonInRoom {
  readonly identity: string;
  /** Whether their connection leaves it to the server to hear them (`captureAttribute`). */
  readonly open: boolean;
}

/** A piece of one participant's turn: 16 kHz mono PCM16. */
export interface RoomChunk {
  readonly identity: string;
  /** When its first sample was heard, on the agent's own clock, which never steps. */
  readonly atMs: number;
  /** How long ago that was when the piece was sent. */
  readonly agoMs: number;
  readonly turnStart: boolean;
  readonly turnEnd: boolean;
  readonly pcm: Uint8Array;
}

/** Why the process ended. */
export const agentExit = { closed: 0, failed: 1, noLibrary: 3, refused: 4, out: 5 } as const;

/** How often it says that it is alive. */
export const aliveEveryMs = 2_000;
