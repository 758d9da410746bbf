import type { Result } from "@rooms/domain/shared/result";
import type { Admin } from "../compose.ts";

/** What a command has to say: facts for stdout, or a refusal's code and what to do. */
export type Said =
  | {
      readonly ok: true;
      readonly facts: unknown;
      /** They tell of something that is wrong. */
      readonly bad?: boolean;
    }
  | { readonly ok: false; readonly code: string };

/** Opens what a command needs, and closes it behind it. */
export type Run = (work: (admin: Admin) => Promise<Said>) => Promise<void>;

const hints: Partial<Record<string, string>> = {
  LAST_OWNER: "; give each another owner first: space add-owner <id> <email>",
  INVALID_TRANSITION: "; end it, or wait for its end",
};

export function said(result: Result<unknown>): Said {
  if (result.ok) return { ok: true, facts: result.value };
  const { code, detail } = result.error;
  return {
    ok: false,
    code: detail === undefined ? code : `${code}: ${detail}${hints[code] ?? ""}`,
  };
}
