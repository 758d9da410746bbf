import { decibels } from "./decibels.ts";
import { NoiseFloor } from "./noise-floor.ts";
import type { CaptureSettings } from "./settings.ts";

const frameMs = 10;
/** Levels are judged over 30 ms: single clicks weigh little, and 20 ms of a voice are enough. */
export const framesPerDecision = 3;

export type GateDecision = "opened" | "closed" | "unchanged";

/** Decides frame by frame (10 ms) whether there is speech. Knows levels only, no samples. */
export class SpeechGate {
  readonly #settings: CaptureSettings;
  readonly #floor: NoiseFloor;
  readonly #hangoverFrames: number;
  readonly #recent = new Float64Array(framesPerDecision);
  #frame = 0;
  /** Frames until the gate closes if nothing more is heard; 0 when it is closed. */
  #framesLeft = 0;

  constructor(settings: CaptureSettings) {
    this.#settings = settings;
    this.#floor = new NoiseFloor(settings.gate);
    this.#hangoverFrames = Math.max(1, Math.ceil(settings.hangoverMs / frameMs));
  }

  get isOpen(): boolean {
    return this.#framesLeft > 0;
  }

  /** Takes the mean square of one frame. When it answers "opened", the voice began at most `framesPerDecision` frames ago. */
  push(meanSquare: number): GateDecision {
    const aboveFloorDb = this.#smoothed(meanSquare) - this.#floor.push(meanSquare);
    const { openAboveFloorDb, keepAboveFloorDb } = this.#settings.gate;
    if (!this.isOpen) {
      if (aboveFloorDb < openAboveFloorDb) return "unchanged";
      this.#framesLeft = this.#hangoverFrames;
      return "opened";
    }
    this.#framesLeft =
      aboveFloorDb >= keepAboveFloorDb ? this.#hangoverFrames : this.#framesLeft - 1;
    return this.#framesLeft > 0 ? "unchanged" : "closed";
  }

  /** Closes the gate and forgets what was just heard, but not the noise of the room. */
  close(): void {
    this.#framesLeft = 0;
    this.#recent.fill(0);
  }

  #smoothed(meanSquare: number): number {
    this.#recent[this.#frame % framesPerDecision] = meanSquare;
    this.#frame += 1;
    let sum = 0;
    for (let index = 0; index < framesPerDecision; index += 1) sum += this.#recent[index] ?? 0;
    return decibels(sum / framesPerDecision);
  }
}
