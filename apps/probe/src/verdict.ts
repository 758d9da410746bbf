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

/** The innermost reason that a failed request or connection names. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return "an unknown error";
  if (error.cause instanceof Error) return causeOf(error.cause);
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  return code === null ? error.message : (meaningOf[code] ?? `${code}: ${error.message}`);
}

const meaningOf: Readonly<Record<string, string>> = {
  ENOTFOUND: "the name is not known to DNS",
  EAI_AGAIN: "DNS does not answer",
  ECONNREFUSED: "nothing listens there, or a firewall refuses it",
  ETIMEDOUT: "no answer: a firewall, or a wrong address",
  UND_ERR_CONNECT_TIMEOUT: "no answer: a firewall, or a wrong address",
  ECONNRESET: "the connection was cut",
  CERT_HAS_EXPIRED: "the TLS certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT:
    "the TLS certificate is signed by itself; NODE_EXTRA_CA_CERTS names one that is to be trusted",
  SELF_SIGNED_CERT_IN_CHAIN:
    "the TLS certificate is of an unknown authority; NODE_EXTRA_CA_CERTS names one that is to be trusted",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    "the TLS certificate comes without the one between, or its authority is unknown",
  ERR_TLS_CERT_ALTNAME_INVALID: "the TLS certificate is for another name",
};
