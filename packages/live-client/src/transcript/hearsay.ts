/**
 * Honest pages relay what the server says of them at the same time, so that few utterances at once are known from them
 * alone: those of one long sentence, or of a minute without the server.
 */
const utterancesMax = 200;

/** Counts what is known only because a participant's own page said so: that much anybody may make others keep. */
export class Hearsay {
  readonly #unconfirmed = new Map<string, Set<string>>();
  readonly #confirmed: (utteranceId: string) => boolean;

  constructor(confirmed: (utteranceId: string) => boolean) {
    this.#confirmed = confirmed;
  }

  /** Whether another line of this participant's page is to be kept. */
  admits(participantIdentity: string, utteranceId: string): boolean {
    if (this.#confirmed(utteranceId)) return true;
    const known = this.#unconfirmed.get(participantIdentity) ?? new Set();
    this.#unconfirmed.set(participantIdentity, known);
    if (known.has(utteranceId)) return true;
    if (known.size >= utterancesMax)
      for (const id of known) if (this.#confirmed(id)) known.delete(id);
    if (known.size >= utterancesMax) return false;
    known.add(utteranceId);
    return true;
  }
}
