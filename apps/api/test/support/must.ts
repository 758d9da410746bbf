import type { CallResult, Operation } from "@rooms/contracts/http";

/** The data of a call that has to succeed for the test to go on. */
export async function must<Definition extends Operation>(
  call: Promise<CallResult<Definition>>,
): Promise<(CallResult<Definition> & { ok: true })["data"]> {
  const result = await call;
  if (!result.ok) throw new Error(`The call was refused: ${result.problem.code}`);
  return result.data;
}

/** What a refused call looks like. */
export function refusal(code: string): object {
  return { ok: false, problem: { code } };
}
