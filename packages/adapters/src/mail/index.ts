export { createStopTokens } from "./stop-tokens.ts";
export type { StopTokens } from "./stop-tokens.ts";
export { checkSmtp } from "./check-smtp.ts";
export { createSmtpMailer } from "./smtp.ts";
export type { SmtpMailerOptions } from "./smtp.ts";
