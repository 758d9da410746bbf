import { mkdirSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import { setInterval } from "node:timers";
import { execa } from "execa";
import type { LineSink } from "@rooms/testing/log-lines";
import { pipeLines } from "@rooms/testing/log-lines";

export interface GoProgram {
  go: string;
  /** The folder of the go.mod that pins it. */
  moduleDir: string;
  package: string;
  binary: string;
  /** What the log says of it: name and version. */
  title: string;
  log: LineSink;
  signal: AbortSignal;
}

/** Builds a program that a go.mod of ours pins. A half-made file never stands under the final name. */
export async function buildWithGo({ log, title, binary, ...program }: GoProgram): Promise<void> {
  const [part = "go"] = title.split(" ");
  mkdirSync(dirname(binary), { recursive: true });
  const partial = `${binary}.partial-${process.pid}`;
  log(part, `building ${title} with Go, once`);
  const startedAt = Date.now();
  const child = execa(program.go, ["build", "-v", "-o", partial, program.package], {
    cwd: program.moduleDir,
    env: { CGO_ENABLED: "0" },
    stdin: "ignore",
    stdout: "ignore",
    buffer: false,
    cancelSignal: program.signal,
  });
  let packagesBuilt = 0;
  pipeLines(child.stderr, part, (from, line) => {
    if (/^[\w./-]+$/.test(line)) packagesBuilt += 1;
    else log(from, line);
  });
  const progress = setInterval(() => {
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    log(part, `building: ${packagesBuilt} packages so far, ${seconds} s`);
  }, 10_000);
  await child.finally(() => clearInterval(progress));
  renameSync(partial, binary);
  log(part, `built in ${Math.round((Date.now() - startedAt) / 1000)} s`);
}
