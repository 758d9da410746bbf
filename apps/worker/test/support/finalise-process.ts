/**
 * Finalises a session in a process of its own, with documents in a folder: `<database> <folder> <session> <step>`. Dies by
 * SIGKILL before the given step, counting every call of a repository, of the blob store and of the source of a body; 0 never.
 * Says in the end how many steps there were, and by how much its memory grew.
 */
import { setFlagsFromString } from "node:v8";
import { createBlobStore } from "@rooms/adapters/blob";
import { createPool, createRepositories } from "@rooms/db";
import type { BlobStore } from "@rooms/domain/shared/blob-store";
import { systemClock } from "@rooms/domain/shared/clock";
import { systemIdSource } from "@rooms/domain/shared/id-source";
import { sessionId } from "@rooms/domain/shared/ids";
import type { Store } from "@rooms/domain/shared/store";
import type { FinalTranscript } from "@rooms/domain/transcription/final-transcript";
import { finaliseSession } from "@rooms/domain/transcription/use-cases/finalise-session";
import { writeDocument } from "../../src/documents/write-document.ts";

// As the worker itself does.
setFlagsFromString("--optimize-for-size");

const [url = "", directory = "", session = "", lastStep = "0"] = process.argv.slice(2);
let steps = 0;

function step(): void {
  steps += 1;
  if (steps === Number(lastStep)) process.kill(process.pid, "SIGKILL");
}

/** The same object, each of whose methods is a step, at any depth. */
function stepwise<Part extends object>(part: Part): Part {
  return new Proxy(part, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value === "function") {
        return (...given: unknown[]) => {
          step();
          return Reflect.apply(value, target, given.map(stepwiseWork)) as unknown;
        };
      }
      return typeof value === "object" && value !== null ? stepwise(value) : value;
    },
  });
}

/** The work of a transaction is given repositories too. */
function stepwiseWork(given: unknown): unknown {
  if (typeof given !== "function") return given;
  return async (repositories: Store) => {
    const result: unknown = await Reflect.apply(given, null, [stepwise(repositories)]);
    step();
    return result;
  };
}

async function* stepwiseBody(transcript: FinalTranscript): AsyncGenerator<Uint8Array> {
  for await (const part of writeDocument(transcript)) {
    step();
    yield part;
    step();
  }
}

const pool = createPool({ url, onIdleError: () => undefined });
const local = createBlobStore({ kind: "local", directory });
const blobs: BlobStore = {
  ...local,
  async put(...given) {
    step();
    const stored = await local.put(...given);
    step();
    return stored;
  },
};
const limits = {
  ...{ waitMsMax: 0, putMsMax: 60_000, intentMs: 60_000, replacedKeptMs: 0 },
  pageSize: 100,
};
const memoryMbBefore = process.resourceUsage().maxRSS / 1024;
const outcome = await finaliseSession({
  store: stepwise(createRepositories(pool)),
  clock: systemClock,
  ids: systemIdSource(),
  blobs,
  write: stepwiseBody,
  limits,
})(sessionId(session), { waitedMs: 0, signal: new AbortController().signal });
step();
await pool.end();
const grownMb = process.resourceUsage().maxRSS / 1024 - memoryMbBefore;
process.stdout.write(JSON.stringify({ outcome, steps, grownMb }));
