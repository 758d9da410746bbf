import { randomUUID } from "node:crypto";
import type { TicketClaims } from "@rooms/contracts/realtime";
import { participantId, sessionId } from "@rooms/domain/shared/ids";
import type { SessionFlush } from "@rooms/domain/transcription/store";

const text =
  "so what we want to have by the end of the week is a first look at the figures from the north";

/** Numbers and content of one flush of `rows` finals, spread over the sessions as they come from a process. */
export class Batches {
  readonly #claims: readonly TicketClaims[];
  readonly #seqs = new Map<string, number>();
  readonly #flushNumbers = new Map<string, number>();
  #count = 0;

  constructor(claims: readonly TicketClaims[]) {
    this.#claims = claims;
  }

  next(rows: number): SessionFlush[] {
    const speakers = Array.from({ length: rows }, () => this.#nextSpeaker());
    const bySession = Map.groupBy(speakers, (claim) => claim.sessionId);
    return [...bySession].map(([session, claims]) => this.#flush(session, claims));
  }

  #nextSpeaker(): TicketClaims {
    const claim = this.#claims[this.#count % this.#claims.length];
    this.#count += 1;
    if (claim === undefined) throw new RangeError("no speakers");
    return claim;
  }

  #flush(session: string, claims: readonly TicketClaims[]): SessionFlush {
    const flushNo = (this.#flushNumbers.get(session) ?? 0) + 1;
    this.#flushNumbers.set(session, flushNo);
    return {
      ...{ sessionId: sessionId(session), epoch: 1, flushNo, activityAt: new Date() },
      ...{ gaps: [], streams: [] },
      segments: claims.map((claim) => this.#segment(session, claim)),
      watermarks: claims.map((claim) => ({
        participantId: participantId(claim.participantId),
        streamId: "stream-of-the-page",
        settledUntilMs: this.#count * 10,
        settledSeq: this.#count,
        heardFromMs: this.#count * 10,
        heardUntilMs: this.#count * 10 + 300,
      })),
      usage: claims.map((claim) => ({
        participantId: participantId(claim.participantId),
        at: new Date(),
        ...{ speechMs: 300, transcribedMs: 300, chunks: 4, partials: 1, finals: 1, errors: 0 },
      })),
    };
  }

  #segment(session: string, claim: TicketClaims): SessionFlush["segments"][number] {
    const seq = (this.#seqs.get(session) ?? 0) + 1;
    this.#seqs.set(session, seq);
    const startedAtMs = seq * 1_000;
    const words = text.split(" ").map((word, index) => ({
      word: ` ${word}`,
      startedAtMs: startedAtMs + index * 200,
      endedAtMs: startedAtMs + index * 200 + 180,
      confidence: 0.93,
    }));
    return {
      participantId: participantId(claim.participantId),
      utteranceId: `${randomUUID()}:00_${seq}:0`,
      ...{ seq, text, words, language: "en", confidence: 0.91 },
      ...{ startedAtMs, endedAtMs: startedAtMs + 4_000, speakerName: claim.name },
    };
  }
}
