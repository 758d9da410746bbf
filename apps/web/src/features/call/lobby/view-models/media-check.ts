import { Checker, Track } from "#livekit-checks";
import type { CheckerOptions } from "livekit-client";
import { drawTestPicture } from "./test-picture.ts";
import type { Stat, StatsSample } from "./media-findings.ts";

const samplesTaken = 4;
const sampleEveryMs = 1_000;
/** Of a call at its usual size, for the time that a person waits for a verdict. */
const encoding = { maxBitrate: 800_000, maxFramerate: 15 };

/** Sends a drawn picture, never a camera's, into an empty room for some seconds, and counts what becomes of it. */
export class MediaCheck extends Checker {
  readonly samples: StatsSample[] = [];
  readonly #signal: AbortSignal;

  constructor(
    url: string,
    token: string,
    { signal, ...options }: CheckerOptions & { signal: AbortSignal },
  ) {
    super(url, token, options);
    this.#signal = signal;
  }

  get description(): string {
    return "Sends media and counts what arrives";
  }

  protected async perform(): Promise<void> {
    const room = await this.connect();
    const picture = drawTestPicture(encoding.maxFramerate);
    try {
      await room.localParticipant.publishTrack(picture.track, {
        source: Track.Source.Camera,
        simulcast: false,
        videoCodec: "vp8",
        videoEncoding: encoding,
      });
      while (this.samples.length < samplesTaken && !this.#signal.aborted) {
        await new Promise((resolve) => setTimeout(resolve, sampleEveryMs));
        this.samples.push(await this.#sample());
      }
    } finally {
      picture.stop();
    }
  }

  async #sample(): Promise<StatsSample> {
    const sample: Stat[] = [];
    const report = await this.engine?.pcManager?.publisher.getStats();
    // The browser's own dictionary, of which the DOM library knows no common type.
    report?.forEach((stat: Stat) => sample.push(stat));
    return sample;
  }
}
