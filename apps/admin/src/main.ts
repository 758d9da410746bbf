import { environmentOrExit } from "@rooms/service-kit/environment";
import { createLogger } from "@rooms/service-kit/observability";
import { askOn } from "./ask.ts";
import { compose } from "./compose.ts";
import { readEnv } from "./env.ts";
import { adminProgram } from "./program.ts";

/** Facts go to stdout as JSON, a refusal's code to stderr with exit code 1. */
const ending = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => ending.abort(new Error("stopped")));

const program = adminProgram({
  // Not before a command asks for it: help needs no database.
  open: () =>
    compose(
      environmentOrExit(readEnv()),
      createLogger({ name: "admin", level: "warn", destination: process.stderr }),
      migrations(),
    ),
  say: (said) => {
    if (said.ok) process.stdout.write(`${JSON.stringify(said.facts, null, 2)}\n`);
    else process.stderr.write(`${said.code}\n`);
    if (!said.ok || said.bad) process.exitCode = 1;
  },
  confirm: askOn(process.stdin, process.stderr),
  signal: ending.signal,
});
await program.parseAsync();

/** Built, they lie beside the program; the sources find them in packages/db. */
function migrations(): URL | null {
  return import.meta.url.endsWith(".ts") ? null : new URL("./migrations/", import.meta.url);
}
