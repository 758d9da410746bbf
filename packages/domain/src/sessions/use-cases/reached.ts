import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";

/** What LiveKit answers; LIVEKIT_UNAVAILABLE where it does not. */
export async function reached<Value>(act: () => Promise<Value>): Promise<Result<Value>> {
  try {
    return ok(await act());
  } catch {
    return refuse("LIVEKIT_UNAVAILABLE");
  }
}
