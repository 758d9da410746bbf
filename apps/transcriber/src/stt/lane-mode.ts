import type { VendorStream } from "./lane-options.ts";
import type { LaneResults } from "./lane-results.ts";
import type { SpeechStream } from "./speech-engine.ts";

/*
 * A lane is one speech-to-text stream of a session, and what keeps it going. It is in one of five modes:
 *
 *   opening    a stream is being opened at the engine; turns are assigned and not fed yet
 *   open       the stream takes audio and reports results
 *   stopping   all turns are fed and the stream was told to stop; its last results are still taken
 *   waiting    the stream failed with audio that is not cleared; after a backoff another stream is opened, and that audio
 *              is fed to it from lane time 0
 *   closed     for good, without a stream
 *
 *   opening ─ opened ─► open ─ stop wanted, all fed ─► stopping ─ the engine closed ─► closed
 *      ▲  a stream fails in any of the three: ─► waiting when audio is not cleared, else ─► closed
 *      └───────────── backoff is over ── waiting
 *
 * `Lane.#enter` alone changes the mode, by `changedMode`, which throws on a change that `nextModes` does not list. `stop` only notes the wish; it is
 * carried out once every turn is fed.
 */
export interface Running {
  readonly stream: SpeechStream;
  readonly vendor: VendorStream;
  readonly results: LaneResults;
}

export type Mode =
  | { kind: "opening"; stream: SpeechStream }
  | ({ kind: "open" } & Running)
  | ({ kind: "stopping" } & Running)
  | { kind: "waiting"; untilMs: number }
  | { kind: "closed" };

export function streamOf(mode: Mode): SpeechStream | null {
  return mode.kind === "waiting" || mode.kind === "closed" ? null : mode.stream;
}

export function runningOf(mode: Mode): Running | null {
  return mode.kind === "open" || mode.kind === "stopping" ? mode : null;
}

/** How long a stream has been open for turns; 0 while it is not. */
export function openForMs(mode: Mode, nowMs: number): number {
  return mode.kind === "open" ? nowMs - mode.vendor.openedAtMs : 0;
}

const nextModes: Record<Mode["kind"], readonly Mode["kind"][]> = {
  opening: ["open", "waiting", "closed"],
  open: ["stopping", "waiting", "closed"],
  stopping: ["waiting", "closed"],
  waiting: ["opening", "closed"],
  closed: [],
};

/** The next mode; throws when a lane cannot go there from the one it is in. */
export function changedMode({ kind }: Mode, next: Mode): Mode {
  if (nextModes[kind].includes(next.kind)) return next;
  throw new Error(`A lane cannot go from ${kind} to ${next.kind}.`);
}
