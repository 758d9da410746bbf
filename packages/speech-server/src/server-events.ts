/** What happens in the server, for tests and logs. Holds no spoken word. */
export type GladiaServerEvent =
  | { type: "session-created"; sessionId: string; endpointingS: number; utteranceMaxS: number }
  | { type: "session-attached"; sessionId: string; connection: number }
  | { type: "session-detached"; sessionId: string; code: number }
  /** Its end was heard; it is put into words next. */
  | { type: "utterance-ended"; sessionId: string; utteranceId: string }
  | {
      type: "utterance-finished";
      sessionId: string;
      utteranceId: string;
      voicedS: number;
      tookMs: number;
    }
  | { type: "recogniser-failed"; sessionId: string; error: unknown }
  | { type: "session-ended"; sessionId: string; billedS: number };
