import { causeOf } from "@rooms/service-kit/network";

/** One step of the journey, as it went. */
export interface StepVerdict {
  readonly step: StepName;
  readonly ok: boolean;
  readonly ms: number;
  /** What was seen, or what is wrong and where to look; no name, word or token. */
  readonly detail: string;
}

export const stepNames = [
  "reach",
  "clock",
  "ready",
  "sign-in",
  "create",
  "join",
  "media",
  "realtime",
  "speak",
  "end",
  "transcript",
  "recap",
  "clean-up",
] as const;
export type StepName = (typeof stepNames)[number];

export interface Verdict {
  readonly url: string;
  readonly ok: boolean;
  readonly ms: number;
  readonly steps: readonly StepVerdict[];
}

const graceMs = 500;

/** What keeps a step from passing, in words for the person who runs the installation. */
export class Trouble extends Error {}

/** Carries out steps in turn, each within its time. */
export class Steps {
  readonly #done: StepVerdict[] = [];
  readonly #told: (verdict: StepVerdict) => void;

  constructor(told: (verdict: StepVerdict) => void) {
    this.#told = told;
  }

  get verdicts(): readonly StepVerdict[] {
    return this.#done;
  }

  failed(): boolean {
    return this.#done.some(({ ok }) => !ok);
  }

  /** What `work` found, or null when the step failed. `work` gives its finding and what to say of it. */
  async run<T>(
    step: StepName,
    timeoutMs: number,
    work: (signal: AbortSignal) => Promise<{ found: T; detail: string }>,
  ): Promise<T | null> {
    const startedAtMs = performance.now();
    const end = (ok: boolean, detail: string): void => {
      const verdict = { step, ok, ms: Math.round(performance.now() - startedAtMs), detail };
      this.#done.push(verdict);
      this.#told(verdict);
    };
    const signal = AbortSignal.timeout(timeoutMs);
    const late = new Promise<never>((_, reject) => {
      // Work that follows the signal says better what it waited for.
      signal.addEventListener("abort", () => {
        const trouble = new Trouble(`not done within ${timeoutMs / 1000} s`);
        setTimeout(() => reject(trouble), graceMs).unref();
      });
    });
    try {
      const { found, detail } = await Promise.race([work(signal), late]);
      end(true, detail);
      return found;
    } catch (error) {
      end(false, error instanceof Trouble ? error.message : causeOf(error));
      return null;
    }
  }
}
