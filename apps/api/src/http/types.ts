import type { Logger } from "@rooms/service-kit/observability";

/** What middleware leaves on a request for those after it. */
export interface AppEnv {
  Variables: {
    requestId: string;
    /** Headers of the answer, noted until it leaves. */
    answerHeaders: Record<string, string>;
    /** Whether the answer was made with all of them. */
    hasAllHeaders?: boolean;
    log: Logger;
    /** For logs and metrics: operation ids never hold ids or slugs. */
    operationId: string;
    /** Where the request came from, as rate limits count it. */
    clientAddress: string;
  };
}
