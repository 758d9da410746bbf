import type { LiveSnapshot, RefusalShow } from "@rooms/live-client";

/** What the room says about its transcription, in one line. */
export type TranscriptionStatus =
  | { readonly kind: "connecting" }
  /** `heardIdentities`: whom the server itself hears, because their clients cannot capture. */
  | {
      readonly kind: "live";
      readonly engine: string;
      readonly heardIdentities: readonly string[];
    }
  /** Heard, but written late: the engine or the database is away. */
  | {
      readonly kind: "degraded";
      readonly engine: string;
      readonly reason: StateReason;
      readonly heardIdentities: readonly string[];
    }
  | { readonly kind: "paused"; readonly reason: StateReason }
  | { readonly kind: "off"; readonly reason: StateReason; readonly reached?: LimitReached }
  /** Speech goes on into the page's own buffer. */
  | {
      readonly kind: "reconnecting";
      readonly keptSeconds: number;
      readonly lostSeconds: number;
    }
  | { readonly kind: "refused"; readonly show: RefusalShow; readonly code: string };

type LimitReached = NonNullable<NonNullable<LiveSnapshot["transcription"]>["reached"]>;
type StateReason = NonNullable<LiveSnapshot["transcription"]>["reason"];
type StatusInput = Pick<LiveSnapshot, "connection" | "transcription" | "bufferedMs" | "lostMs">;

export function transcriptionStatus(live: StatusInput): TranscriptionStatus {
  const { connection } = live;
  switch (connection.kind) {
    case "refused":
      return { kind: "refused", show: connection.show, code: connection.code };
    case "live":
      return stateOf(live.transcription);
    case "idle":
    case "closed":
      return { kind: "connecting" };
    case "connecting":
    case "retrying":
    case "moved":
      // Before the first welcome there is nothing to come back to.
      return live.transcription === null
        ? { kind: "connecting" }
        : {
            kind: "reconnecting",
            keptSeconds: Math.round(live.bufferedMs / 1_000),
            lostSeconds: Math.round(live.lostMs / 1_000),
          };
  }
}

function stateOf(transcription: LiveSnapshot["transcription"]): TranscriptionStatus {
  if (transcription === null) return { kind: "connecting" };
  const { state, reason, engine, reached, heardIdentities = [] } = transcription;
  switch (state) {
    case "on":
      return { kind: "live", engine, heardIdentities };
    case "degraded":
      return { kind: "degraded", engine, reason, heardIdentities };
    case "paused":
      return { kind: state, reason };
    case "off":
      return { kind: state, reason, ...(reached === undefined ? {} : { reached }) };
  }
}

/** One's own minutes are used up, which is told as `off`: the room goes on being transcribed. */
export function isOwnLimit({ reached }: { readonly reached?: LimitReached }): boolean {
  return reached?.limit === "user-minutes";
}

/** `unheard`: the transcription runs, and this page's own speech is not in it. `waiting`: until a second person is here. */
export type ShownStatus = TranscriptionStatus["kind"] | "unheard" | "waiting";

export interface ShownStatusFacts {
  readonly status: TranscriptionStatus;
  /** Their microphone reaches no transcriber. */
  readonly ownUnheard: boolean;
  /** Their words are held back until a second person is here. */
  readonly waiting: boolean;
  /** None of the chosen languages is heard here. */
  readonly deaf: boolean;
}

/** The state by its name: what concerns oneself alone is not told as if it were the room's. */
export function shownStatus({ status, ownUnheard, waiting, deaf }: ShownStatusFacts): ShownStatus {
  if (deaf && status.kind === "live") return "off";
  if (ownUnheard || (status.kind === "off" && isOwnLimit(status))) return "unheard";
  if (waiting && (status.kind === "live" || status.kind === "degraded")) return "waiting";
  return status.kind;
}
