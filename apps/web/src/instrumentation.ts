/** Runs once when the server starts: a wrong setting stops it here and not at the first visitor. */
export async function register(): Promise<void> {
  // Next builds this for its edge runtime, too, and leaves out what stands behind these very words.
  // oxlint-disable-next-line no-restricted-properties
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { readEnv } = await import("./env.ts");
    const { tidyRequests } = await import("#server/request-origin.ts");
    const { startObserving } = await import("#server/observation.ts");
    const { development, trustedProxies, staticKeptDir } = readEnv();
    tidyRequests(trustedProxies);
    const { logger } = await startObserving();
    if (staticKeptDir !== null && !development) {
      const { keepOwnStatic } = await import("#server/keep-own-static.ts");
      await keepOwnStatic(staticKeptDir, logger);
    }
  }
}

/** What a page or a route threw. The request beside it holds addresses and cookies, and is not looked at. */
export async function onRequestError(error: unknown): Promise<void> {
  // oxlint-disable-next-line no-restricted-properties
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { reportFailure } = await import("#server/observation.ts");
    reportFailure(error);
  }
}
