export { createSmtpMailer } from "./smtp.ts";
export type { SmtpMailerOptions } from "./smtp.ts";
