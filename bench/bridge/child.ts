import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export interface Child {
  readonly pid: number;
  /** Sends a command and waits for its answer. */
  ask<Answer>(command: string, input?: unknown): Promise<Answer>;
  end(): Promise<void>;
}

/** A process of the bench, beside this file; it answers the commands given to `serve`. */
export function startChild(file: string, env: Record<string, string>): Child {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    env: { ...process.env, NODE_NO_WARNINGS: "1", ...env },
    execArgv: env["BENCH_EXEC_ARGV"]?.split(" ").filter((flag) => flag !== ""),
    serialization: "advanced",
  });
  let asked = 0;
  return {
    pid: child.pid ?? 0,
    ask: async <Answer>(command: string, input?: unknown) => {
      const id = (asked += 1);
      child.send({ id, command, input });
      return (await answerOf(child, file, id)) as Answer; // What a process of this bench answers, its own file says.
    },
    end: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

function answerOf(child: ChildProcess, file: string, id: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const gone = (code: number | null, signal: string | null): void =>
      reject(new Error(`${file} ended by itself (${signal ?? `exit code ${code ?? "?"}`})`));
    const hear = (message: unknown): void => {
      const { id: answered, answer } = message as { id: number; answer: unknown }; // Written by `serve` below.
      if (answered !== id) return;
      child.off("message", hear);
      child.off("exit", gone);
      resolve(answer);
    };
    child.on("message", hear);
    child.once("exit", gone);
  });
}

type Commands = Record<string, (input: never) => unknown>;

/** The other end of `startChild`. */
export function serve(commands: Commands): void {
  process.on("message", (message) => {
    const { id, command, input } = message as { id: number; command: string; input: never }; // Written by `ask` above.
    void Promise.resolve(commands[command]?.(input)).then((answer) =>
      process.send?.({ id, answer }),
    );
  });
  process.on("disconnect", () => process.exit(0));
}
