import type { Line } from "./attribution.ts";
import type { Placement } from "./timeline.ts";

/** Where a lane's lines go. */
export interface LineSink {
  /** A line that may change; a higher revision replaces a lower one; empty text retracts it. */
  partial(line: Line, revision: number): void;
  /** A line that will not change and whose audio is heard up to its end. */
  final(line: Line): void;
}

interface Shown {
  line: Line;
  revision: number;
}

/** What a lane has shown of each utterance, so that every line is replaced, fixed or retracted, and none is left over. */
export class LaneLines {
  readonly #shown = new Map<string, Map<string, Shown>>();
  readonly #finalised = new Set<string>();
  readonly #sink: LineSink;

  constructor(sink: LineSink) {
    this.#sink = sink;
  }

  /** False when the utterance was finalised before: engines repeat themselves after a reconnect. */
  takes(utteranceKey: string): boolean {
    return !this.#finalised.has(utteranceKey);
  }

  /** Shows the lines of an utterance as provisional, in the place of those shown before. */
  show(utteranceKey: string, lines: readonly Line[]): void {
    const before = this.#shown.get(utteranceKey);
    const after = new Map<string, Shown>();
    for (const line of lines) {
      const known = before?.get(line.utteranceId);
      if (known?.line.text === line.text && known.line.turn === line.turn) {
        after.set(line.utteranceId, { line, revision: known.revision });
        continue;
      }
      const revision = (known?.revision ?? 0) + 1;
      after.set(line.utteranceId, { line, revision });
      this.#sink.partial(line, revision);
    }
    this.#retractMissing(before, after);
    this.#shown.set(utteranceKey, after);
  }

  /** The engine has said its last word on an utterance: nothing later about it is taken. */
  close(utteranceKey: string): void {
    this.#finalised.add(utteranceKey);
  }

  /** Says the lines of a final for good. */
  fix(utteranceKey: string, lines: readonly Line[]): void {
    const before = this.#shown.get(utteranceKey);
    this.#shown.delete(utteranceKey);
    const valid = lines.filter(({ placement }) => !placement.void);
    this.#retractMissing(before, new Map(valid.map((line) => [line.utteranceId, line])));
    for (const line of valid) this.#sink.final(line);
  }

  retract(utteranceKey: string): void {
    this.#retractMissing(this.#shown.get(utteranceKey), new Map());
    this.#shown.delete(utteranceKey);
  }

  /** Retracts what was shown of a turn that another lane will recognise again. */
  retractPlacement(placement: Placement): void {
    for (const [key, lines] of this.#shown) {
      const kept = new Map([...lines].filter(([, { line }]) => line.placement !== placement));
      this.#retractMissing(lines, kept);
      this.#shown.set(key, kept);
    }
  }

  retractAll(): void {
    for (const key of [...this.#shown.keys()]) this.retract(key);
  }

  #retractMissing(
    before: ReadonlyMap<string, Shown> | undefined,
    after: ReadonlyMap<string, unknown>,
  ): void {
    for (const [id, { line, revision }] of before ?? []) {
      if (!after.has(id)) this.#sink.partial({ ...line, text: "", words: [] }, revision + 1);
    }
  }
}
