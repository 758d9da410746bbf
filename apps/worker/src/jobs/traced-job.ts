import type { Tracing } from "@rooms/service-kit/tracing";

interface Runs<Input extends readonly unknown[], Outcome> {
  run(...input: Input): Promise<Outcome>;
}

/** The job, each run of which is a trace of its own; the very same where tracing is off. */
export function tracedJob<
  Input extends readonly unknown[],
  Outcome,
  Kind extends Runs<Input, Outcome>,
>(job: Kind & Runs<Input, Outcome>, name: string, tracing: Tracing | null): Kind {
  if (tracing === null) return job;
  return {
    ...job,
    run: (...input: Input) => tracing.inSpan(`job ${name}`, {}, () => job.run(...input)),
  };
}
