import type { Tracing } from "@rooms/service-kit/tracing";
import type { Sessions } from "./server/client-connection.ts";
import type { Joins } from "./span-finals.ts";

/** Each join is a span of the trace in which its ticket was asked for. */
export function tracedJoins(
  sessions: Sessions,
  { tracing, joins }: { tracing: Tracing; joins: Joins },
): Sessions {
  return {
    join(connection, hello) {
      const { claims } = connection;
      joins.note(claims);
      const options = { kind: "server", parent: claims.traceparent ?? null } as const;
      return tracing.inSpan("realtime join", options, async (span) => {
        const outcome = await sessions.join(connection, hello);
        span.note({ "rooms.outcome": outcome.kind });
        return outcome;
      });
    },
  };
}
