import type { GladiaError, GladiaErrorCode } from "./types.ts";

const retryableCodes: Readonly<Record<GladiaErrorCode, boolean>> = {
  UNAUTHORIZED: false,
  OUT_OF_CREDIT: false,
  BAD_REQUEST: false,
  RATE_LIMITED: true,
  UNREACHABLE: true,
  LOST: true,
  ENDED: true,
  IDLE: true,
  REFUSED: true,
  OVERFLOW: true,
};

/** Every code with which a stream fails. */
export const gladiaErrorCodes: readonly string[] = Object.keys(retryableCodes);

export function gladiaError(code: GladiaErrorCode, message: string): GladiaError {
  return { code, retryable: retryableCodes[code], message };
}

/** The final word of an init that was answered. */
export function errorOfStatus(status: number, message: string): GladiaError {
  if (status === 401 || status === 403) return gladiaError("UNAUTHORIZED", message);
  if (status === 402) return gladiaError("OUT_OF_CREDIT", message);
  if (status === 429) return gladiaError("RATE_LIMITED", message);
  if (isPassingStatus(status)) return gladiaError("UNREACHABLE", message);
  return gladiaError("BAD_REQUEST", message);
}

/** Statuses the official client tries again. */
export function isPassingStatus(status: number): boolean {
  return [408, 413, 429].includes(status) || status >= 500;
}

/** The end of a session by a close code that does not allow opening it again. */
export function errorOfClose(code: number): GladiaError {
  if (code === 4401 || code === 4403) return gladiaError("UNAUTHORIZED", `closed with ${code}`);
  if (code === 4402) return gladiaError("OUT_OF_CREDIT", `closed with ${code}`);
  if (code === 4408) return gladiaError("IDLE", `closed with ${code}`);
  if (code === 4429) return gladiaError("RATE_LIMITED", `closed with ${code}`);
  return gladiaError("ENDED", `closed with ${code}`);
}
