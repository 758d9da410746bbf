import type { WorkerLike } from "./api.ts";

/** The bundler recognises this very expression, so it stands in one piece. */
export function createWorker(): WorkerLike {
  return new Worker(new URL("./worker/worker.ts", import.meta.url), { type: "module" });
}
