import type { WorkerLike } from "./api.ts";
import { RealtimeWorker } from "./worker/realtime-worker.ts";
import type { RealtimeWorkerLimits } from "./worker/realtime-worker.ts";
import { browserEnvironment } from "./worker/environment.ts";
import type { WorkerEnvironment } from "./worker/environment.ts";
import type { PageToWorker, WorkerToPage } from "./worker/messages.ts";

export interface InProcessWorkerOptions {
  limits?: Partial<RealtimeWorkerLimits>;
  env?: Partial<WorkerEnvironment>;
}

/** The Worker's logic on the caller's thread, its messages cloned as a real Worker's are: for programs that are no page. */
export function inProcessWorker({ limits, env }: InProcessWorkerOptions = {}): WorkerLike {
  const { port1, port2 } = new MessageChannel();
  const realtimeWorker = new RealtimeWorker({
    env: { ...browserEnvironment, ...env },
    post: (message) => port1.postMessage(message),
    ...(limits === undefined ? {} : { limits }),
  });
  port1.onmessage = (event: MessageEvent<PageToWorker>) => realtimeWorker.receive(event.data);
  return {
    postMessage: (message, transfer = []) => port2.postMessage(message, transfer),
    addEventListener(type: string, listener: (event: MessageEvent<WorkerToPage>) => void) {
      if (type === "message") port2.onmessage = listener;
    },
    terminate: () => {
      port1.close();
      port2.close();
    },
  };
}
