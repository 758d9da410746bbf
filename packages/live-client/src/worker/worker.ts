import { RealtimeWorker } from "./realtime-worker.ts";
import { browserEnvironment } from "./environment.ts";
import type { PageToWorker } from "./messages.ts";

// The entry point of the Worker: the one module here that acts when it is loaded.
const realtimeWorker = new RealtimeWorker({
  env: browserEnvironment,
  post: (message) => globalThis.postMessage(message),
});
// Page and Worker are built together, so messages between them are not checked.
globalThis.onmessage = (event: MessageEvent<PageToWorker>) => realtimeWorker.receive(event.data);
