/** The codes that the api and Auth.js send a visitor back with who could not be signed in, and that have words of their own. */
const known = [
  "AccessDenied",
  "Configuration",
  "EmailInvalid",
  "EmailNotSent",
  "EmailNotVerified",
  "MissingCSRF",
  "OAuthAccountNotLinked",
  "OAuthCallbackError",
  "RATE_LIMITED",
  "Verification",
] as const;

export type SignInError = (typeof known)[number] | "other";

/** Which words to say for a code; a code that is new to us shares one sentence with the rest. */
export function signInErrorOf(code: string): SignInError {
  return known.find((one) => one === code) ?? "other";
}
