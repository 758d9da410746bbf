import type { LocalAudioTrack, LocalVideoTrack } from "livekit-client";
import { Observable } from "#shared/observable.ts";
import type { Background } from "./backgrounds.ts";

const loadBackground = () => import("./camera-background.ts");
const loadSuppressor = () => import("./noise-suppressor.ts");

export interface Effect {
  /** A change is under way. */
  readonly busy: boolean;
  readonly failed: boolean;
}

export interface EffectsSnapshot {
  /** What is behind oneself, now or once the camera is on. */
  readonly background: Effect & { readonly chosen: Background };
  /** Whether noise is kept from the others, now or once the microphone is on. */
  readonly noise: Effect & { readonly on: boolean };
}

/** One's own tracks in the room; undefined while they are off. */
export interface OwnTracks {
  readonly camera: () => LocalVideoTrack | undefined;
  readonly microphone: () => LocalAudioTrack | undefined;
}

type CameraProcessor = Awaited<
  ReturnType<Awaited<ReturnType<typeof loadBackground>>["makeCameraBackground"]>
>;

const calm: Effect = { busy: false, failed: false };

/** What stands between one's devices and the room: another background, less noise. */
export class TrackEffects {
  readonly #tracks: OwnTracks;
  readonly #state = new Observable<EffectsSnapshot>({
    background: { ...calm, chosen: { kind: "none" } },
    noise: { ...calm, on: false },
  });
  readonly subscribe = this.#state.subscribe;
  readonly getSnapshot = this.#state.getSnapshot;

  constructor(tracks: OwnTracks) {
    this.#tracks = tracks;
  }

  async setBackground(chosen: Background): Promise<void> {
    const before = this.getSnapshot().background;
    if (before.busy) return;
    // Ticked only once it is shown.
    this.#state.patch({ background: { busy: true, failed: false, chosen: before.chosen } });
    const failed = !(await this.#show(chosen));
    const shown = failed ? before.chosen : chosen;
    this.#state.patch({ background: { busy: false, failed, chosen: shown } });
  }

  /**
   * What a new camera is published through, so that the room never sees it without the chosen background. "failed" where
   * that cannot be loaded: the camera stays off, and the choice is cleared, so that the next try shows the plain camera.
   */
  async cameraProcessor(): Promise<CameraProcessor | "none" | "failed"> {
    const { chosen } = this.getSnapshot().background;
    if (chosen.kind === "none" || this.#tracks.camera()) return "none";
    try {
      return await (await loadBackground()).makeCameraBackground(chosen);
    } catch {
      this.#state.patch({ background: { busy: false, failed: true, chosen: { kind: "none" } } });
      return "failed";
    }
  }

  async setNoise(on: boolean): Promise<void> {
    const before = this.getSnapshot().noise;
    if (before.busy || before.on === on) return;
    this.#state.patch({ noise: { busy: true, failed: false, on: before.on } });
    const failed = !(await this.#suppress(on));
    this.#state.patch({ noise: { busy: false, failed, on: on && !failed } });
  }

  /**
   * A track was published, for the first time or anew: a microphone comes as the device gives it, and a camera too, if its
   * background was chosen while it was being published.
   */
  async apply(kind: "camera" | "microphone"): Promise<void> {
    const { background, noise } = this.getSnapshot();
    const camera = kind === "camera" ? this.#tracks.camera() : undefined;
    if (camera && background.chosen.kind !== "none" && !camera.getProcessor())
      await this.setBackground(background.chosen);
    if (kind !== "microphone" || !noise.on || noise.busy) return;
    const failed = !(await this.#suppress(true));
    this.#state.patch({ noise: { busy: false, failed, on: !failed } });
  }

  /** Whether it worked. */
  async #show(chosen: Background): Promise<boolean> {
    try {
      await (await loadBackground()).showBackground(this.#tracks.camera(), chosen);
      return true;
    } catch {
      return false;
    }
  }

  /** Whether it worked. */
  async #suppress(on: boolean): Promise<boolean> {
    try {
      await (await loadSuppressor()).suppressNoise(this.#tracks.microphone(), on);
      return true;
    } catch {
      return false;
    }
  }
}
