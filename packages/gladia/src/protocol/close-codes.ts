/** Why a Gladia socket closes. The 44xx are the client's doing and end the session; the rest may be re-opened. */
export const gladiaCloseCodes = {
  ended: 1000,
  frameTooBig: 1009,
  replaced: 4409,
  idle: 4408,
  nothingTranscribed: 4504,
  serverFault: 4500,
} as const;

/** Whether the official client would re-open the same URL after this code. */
export function mayReopenAfter(code: number): boolean {
  return (code >= 1002 && code <= 4399) || code >= 4500;
}
