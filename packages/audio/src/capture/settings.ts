import { samplesPerSecond } from "../pcm.ts";

/** The gate decides every 10 ms. */
export const frameSamples = 160;
/** A chunk below 100 bytes is refused by the realtime protocol (`realtimeLimits.chunkBytesMin`; a test compares). */
export const chunkSamplesMin = 50;
/** Silence is written as this, so that a level is always a number. */
export const silenceDb = -100;

export interface GateSettings {
  /** The gate opens this far above the noise floor. */
  openAboveFloorDb: number;
  /** While open, audio this far above the noise floor keeps it open. */
  keepAboveFloorDb: number;
  /** The floor is never believed to be lower, or a silent line would open the gate at any rustle. */
  floorDbMin: number;
  /** The floor is never believed to be higher: in greater noise the gate stays open rather than lose a word. */
  floorDbMax: number;
  /** The floor is the quietest 50 ms of this long: longer than speech without a gap. */
  floorWindowMs: number;
}

export interface CaptureSettings {
  /**
   * What begins a turn: a sound that is recognised as speech, or any sound that is loud enough. With "sound" beeps, music and
   * keys are sent too: for engines that hear more than speech, and for tests whose signals are no speech.
   */
  opensTo: "speech" | "sound";
  /** Length of a chunk, 20 to 160 ms. */
  chunkMs: number;
  /** Audio from before the gate opened that belongs to the turn. */
  preRollMs: number;
  /**
   * Quiet that ends a turn; it belongs to the turn. As long as the pause that ends an utterance where our own models hear:
   * a turn that ended sooner would cut them off from the rest of the sentence.
   */
  hangoverMs: number;
  gate: GateSettings;
}

export type CaptureSettingsInput = Partial<Omit<CaptureSettings, "gate">> & {
  gate?: Partial<GateSettings>;
};

/** How far a turn reaches back before the moment speech was recognised: it began with the sound, or so long ago. */
export const recognitionMsMax = 2_000;

const defaults: CaptureSettings = {
  opensTo: "speech",
  chunkMs: 80,
  preRollMs: 300,
  hangoverMs: 600,
  gate: {
    openAboveFloorDb: 9,
    keepAboveFloorDb: 6,
    floorDbMin: -66,
    floorDbMax: -30,
    floorWindowMs: 4_000,
  },
};

/** Fills in the defaults. Throws RangeError for values that cannot work. */
export function captureSettings(input: CaptureSettingsInput = {}): CaptureSettings {
  const settings = { ...defaults, ...input, gate: { ...defaults.gate, ...input.gate } };
  const { chunkMs, preRollMs, hangoverMs, gate } = settings;
  refuseUnless(chunkMs >= 20 && chunkMs <= 160, "chunkMs must lie between 20 and 160");
  refuseUnless(preRollMs >= 0 && preRollMs <= 2_000, "preRollMs must lie between 0 and 2000");
  refuseUnless(hangoverMs >= 0 && hangoverMs <= 5_000, "hangoverMs must lie between 0 and 5000");
  refuseUnless(
    gate.keepAboveFloorDb > 0 && gate.openAboveFloorDb >= gate.keepAboveFloorDb,
    "openAboveFloorDb must be at least keepAboveFloorDb, and both above 0",
  );
  refuseUnless(
    gate.floorDbMin >= silenceDb && gate.floorDbMax >= gate.floorDbMin && gate.floorDbMax < 0,
    "floorDbMin must be at most floorDbMax, below 0 dBFS",
  );
  refuseUnless(
    gate.floorWindowMs >= 1_000 && gate.floorWindowMs <= 60_000,
    "floorWindowMs must lie between 1000 and 60000",
  );
  return settings;
}

export function samplesOf(ms: number): number {
  return Math.round((ms * samplesPerSecond) / 1_000);
}

/** Written so that NaN is refused too. */
function refuseUnless(condition: boolean, message: string): void {
  if (!condition) throw new RangeError(message);
}
