export interface LiveKitProbe {
  /** Whether the server answers. Answers are kept for `keepMs`, so that asking on every request is cheap. */
  isUp(): Promise<boolean>;
}

export interface LiveKitProbeOptions {
  /** `http(s)://` address of the LiveKit server; its root is its health check. */
  url: string;
  timeoutMs?: number;
  keepMs?: number;
}

export function createLiveKitProbe({
  url,
  timeoutMs = 1_500,
  keepMs = 2_000,
}: LiveKitProbeOptions): LiveKitProbe {
  let pending: Promise<boolean> | undefined;
  let known: { up: boolean; untilMs: number } | undefined;

  async function ask(): Promise<boolean> {
    const up = await answers(url, timeoutMs);
    known = { up, untilMs: performance.now() + keepMs };
    pending = undefined;
    return up;
  }

  return {
    async isUp() {
      if (known && performance.now() < known.untilMs) return known.up;
      return (pending ??= ask());
    },
  };
}

async function answers(url: string, timeoutMs: number): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
