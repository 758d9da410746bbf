import * as z from "zod";

/** 0 lets the system choose. */
export const port = z.coerce.number().int().min(0).max(65_535);
export const secret = z.string().min(32, "needs 32 characters or more");
/** Secrets with commas between: believed beside the one that signs, while it is exchanged. */
export const acceptedSecrets = z
  .string()
  .default("")
  .transform((list) => list.split(",").map((one) => one.trim()))
  .transform((list) => list.filter((one) => one !== ""))
  .pipe(z.array(secret));
export const databaseUrl = z.url({ protocol: /^postgres(ql)?$/ });
export const httpUrl = z.url({ protocol: /^https?$/ });
/**
 * Scheme, host and port alone, written without a slash behind: links, cookies and the check of origins rest on it, and
 * none of them knows of a path.
 */
export const origin = httpUrl
  .refine(isOrigin, "must be scheme, host and port alone, like https://rooms.example.com")
  .transform((url) => new URL(url).origin);
/** Origins with commas between. */
export const originList = z
  .string()
  .transform((list) => list.split(",").map((one) => one.trim()))
  .transform((list) => list.filter((one) => one !== ""))
  .pipe(z.array(origin));
export const socketUrl = z.url({ protocol: /^wss?$/ });
export const logLevel = z
  .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])
  .default("info");

function isOrigin(url: string): boolean {
  // Other checks say what is no address.
  if (!URL.canParse(url)) return true;
  const { pathname, search, hash, username, password } = new URL(url);
  return pathname === "/" && `${search}${hash}${username}${password}` === "" && !/[?#]/.test(url);
}
