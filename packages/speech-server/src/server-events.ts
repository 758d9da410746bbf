/** What happens in the server, for tests and logs. Holds no spoken word. */
export type GladiaServerEvent =
  | { type: "session-created"; sessionId: string }
  | { type: "session-attached"; sessionId: string; connection: number }
  | { type: "session-detached"; sessionId: string; code: number }
  | {
      type: "utterance-finished";
      sessionId: string;
      utteranceId: string;
      voicedS: number;
      tookMs: number;
    }
  | { type: "recogniser-failed"; sessionId: string; error: unknown }
  | { type: "session-ended"; sessionId: string; billedS: number };
