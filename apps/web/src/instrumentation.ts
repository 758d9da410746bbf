/** Runs once when the server starts: a wrong setting stops it here and not at the first visitor. */
export async function register(): Promise<void> {
  const { readEnv } = await import("./env.ts");
  readEnv();
}
