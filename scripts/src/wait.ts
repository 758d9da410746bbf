import { setTimeout as delay } from "node:timers/promises";

export interface WaitOptions {
  what: string;
  timeoutMs: number;
  signal?: AbortSignal;
}

/** Asks until the answer is true. Throws, naming what did not come, when the time is up; the signal's reason when it fires. */
export async function waitUntil(ask: () => Promise<boolean>, options: WaitOptions): Promise<void> {
  const { signal } = options;
  const deadline = Date.now() + options.timeoutMs;
  while (!(await ask())) {
    signal?.throwIfAborted();
    if (Date.now() > deadline) {
      throw new Error(`${options.what} did not come within ${options.timeoutMs / 1000} s.`);
    }
    await delay(100, undefined, signal ? { signal } : {}).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw error;
    });
  }
}

/** True when the address answers 2xx. */
export async function answersOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: "manual" });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
