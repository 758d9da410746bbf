import { errorName, placesOf } from "../observability/index.ts";
import type { Observation } from "../observe.ts";

/** Reports that are under way when the process ends. */
const flushMsMax = 2_000;

export interface Service {
  readonly observation: Observation;
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
export async function runService({ observation, start, stop, stopMsMax }: Service): Promise<void> {
  const { logger, reports, tracing } = observation;
  const exit = async (code: number): Promise<never> => {
    await Promise.allSettled([reports?.flush(flushMsMax), tracing?.stop()]);
    process.exit(code);
  };
  if (reports !== null) dieReported(observation, exit);
  const onSignal = (signal: NodeJS.Signals): void => {
    logger.info({ signal }, "stopping");
    setTimeout(() => process.exit(1), stopMsMax).unref();
    stop().then(
      () => exit(0),
      (error: unknown) => {
        logger.error({ err: error }, "did not stop in order");
        return exit(1);
      },
    );
  };
  process.once("SIGTERM", onSignal);
  process.once("SIGINT", onSignal);
  try {
    logger.info(await start(), "listening");
  } catch (error) {
    logger.fatal({ err: error }, "cannot start");
    await exit(1);
  }
}

/** By itself Node prints a failure that nothing caught and ends at once; here the report of it goes out before. */
function dieReported({ logger }: Observation, exit: (code: number) => Promise<never>): void {
  process.once("uncaughtException", (error) => {
    logger.fatal({ reason: errorName(error), stack: placesOf(error) }, "uncaught");
    void exit(1);
  });
}
