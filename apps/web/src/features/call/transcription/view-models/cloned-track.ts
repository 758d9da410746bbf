/**
 * A copy of the microphone track that LiveKit publishes. LiveKit stops its own before it has the next one, on a full
 * reconnect for instance; the copy hears on meanwhile, so that no word falls between the two.
 */
export class ClonedTrack {
  #source: MediaStreamTrack | null = null;
  #copy: MediaStreamTrack | null = null;

  /** Hears the track, muted or not. `use` gets the new copy before the old one is let go. */
  follow(source: MediaStreamTrack, muted: boolean, use: (copy: MediaStreamTrack) => void): void {
    if (source !== this.#source) {
      const previous = this.#copy;
      const copy = source.clone();
      this.#source = source;
      this.#copy = copy;
      use(copy);
      previous?.stop();
    }
    if (this.#copy) this.#copy.enabled = !muted;
  }

  /** The system, not the person, lets no sound through. */
  get heldBack(): boolean {
    return this.#copy?.muted ?? false;
  }

  /** Lets the microphone go. */
  stop(): void {
    this.#copy?.stop();
    this.#copy = null;
    this.#source = null;
  }
}
