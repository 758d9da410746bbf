/** Runs once when the server starts: a wrong setting stops it here and not at the first visitor. */
export async function register(): Promise<void> {
  const [{ readEnv }, { tidyRequests }] = await Promise.all([
    import("./env.ts"),
    import("./server/request-origin.ts"),
  ]);
  tidyRequests(readEnv().trustedProxies);
}
