import type { Logger } from "../observability/index.ts";

export interface Service {
  readonly logger: Logger;
  /** Listens; resolves with what the log says of it. */
  readonly start: () => Promise<Readonly<Record<string, unknown>>>;
  /** Stops in order. */
  readonly stop: () => Promise<void>;
  /** After this the process ends without waiting any longer. */
  readonly stopMsMax: number;
}

/**
 * Runs a process's one service: starts it, and stops it on SIGTERM or SIGINT. The process exits with 0 when it stopped in
 * order, and with 1 when it cannot start, fails to stop, or takes longer than `stopMsMax`.
 */
export async function runService({ logger, start, stop, stopMsMax }: Service): Promise<void> {
  const onSignal = (signal: NodeJS.Signals): void => {
    logger.info({ signal }, "stopping");
    setTimeout(() => process.exit(1), stopMsMax).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, "did not stop in order");
        process.exit(1);
      },
    );
  };
  process.once("SIGTERM", onSignal);
  process.once("SIGINT", onSignal);
  try {
    logger.info(await start(), "listening");
  } catch (error) {
    logger.fatal({ err: error }, "cannot start");
    process.exit(1);
  }
}
