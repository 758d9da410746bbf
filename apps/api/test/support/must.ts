import type { CallResult } from "@rooms/api-client";

/** The data of a call that has to succeed for the test to go on. */
export async function must<Data>(call: Promise<CallResult<Data>>): Promise<Data> {
  const result = await call;
  if (!result.ok) throw new Error(`The call was refused: ${result.problem.code}`);
  return result.data;
}

/** What a refused call looks like. */
export function refusal(code: string): object {
  return { ok: false, problem: { code } };
}
