/** Which source brings a participant's speech: their client by its socket, the server from the room, or none. */
export type Source = "client" | "room" | "none";

export interface SourceFacts {
  /** Whether the session's hosts let the server listen in the room. */
  readonly listening: boolean;
  /** What the participant's own sockets say; null without one. */
  readonly said: Source | null;
  /** Whether their connection to the room leaves it to the server, where no socket says anything. */
  readonly open: boolean;
}

/** Exactly one at any time: what the client says goes before what the connection allows, and silence is no consent. */
export function sourceOf({ listening, said, open }: SourceFacts): Source {
  if (said === "client") return "client";
  if (!listening) return "none";
  return said ?? (open ? "room" : "none");
}
