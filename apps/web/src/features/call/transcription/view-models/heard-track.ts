export type OpenUnsuppressed = (source: MediaStreamTrack) => Promise<MediaStreamTrack | null>;

/**
 * What the transcription hears of the microphone that LiveKit publishes: at once a copy of its track, and the same
 * microphone without the browser's noise suppression as soon as that is open, where it can be had. LiveKit stops its own
 * track before it has the next one, on a full reconnect for instance; the one heard here goes on meanwhile, so that no
 * word falls between the two.
 */
export class HeardTrack {
  readonly #openUnsuppressed: OpenUnsuppressed;
  #source: MediaStreamTrack | null = null;
  #heard: MediaStreamTrack | null = null;
  #muted = false;

  constructor(openUnsuppressed: OpenUnsuppressed) {
    this.#openUnsuppressed = openUnsuppressed;
  }

  /** Hears the track, muted or not. `use` gets each new track before the old one is let go. */
  follow(source: MediaStreamTrack, muted: boolean, use: (heard: MediaStreamTrack) => void): void {
    this.#muted = muted;
    if (source !== this.#source) {
      this.#source = source;
      this.#hear(source.clone(), use);
      void this.#hearUnsuppressed(source, use);
    }
    if (this.#heard) this.#heard.enabled = !muted;
  }

  /** The system, not the person, lets no sound through. */
  get heldBack(): boolean {
    return this.#heard?.muted ?? false;
  }

  /** Lets the microphone go. */
  stop(): void {
    this.#heard?.stop();
    this.#heard = null;
    this.#source = null;
  }

  async #hearUnsuppressed(
    source: MediaStreamTrack,
    use: (heard: MediaStreamTrack) => void,
  ): Promise<void> {
    const unsuppressed = await this.#openUnsuppressed(source);
    if (unsuppressed === null) return;
    if (source !== this.#source) {
      unsuppressed.stop();
      return;
    }
    unsuppressed.addEventListener("ended", () => {
      if (this.#heard === unsuppressed) this.#hear(source.clone(), use);
    });
    this.#hear(unsuppressed, use);
  }

  #hear(track: MediaStreamTrack, use: (heard: MediaStreamTrack) => void): void {
    const previous = this.#heard;
    track.enabled = !this.#muted;
    this.#heard = track;
    use(track);
    previous?.stop();
  }
}
