import type { CallResult } from "@rooms/api-client";
import { Trouble } from "./verdict.ts";

/** The data of a call; trouble that says what was asked and how it was refused. */
export async function must<Data>(asked: string, call: Promise<CallResult<Data>>): Promise<Data> {
  const result = await call;
  if (result.ok) return result.data;
  const { code, status } = result.problem;
  const what =
    code === "UNREACHABLE" && status > 0
      ? `a page with status ${status} came instead of an answer: does the proxy send /api to Rooms?`
      : code;
  throw new Trouble(`asked to ${asked}: ${what}`);
}
