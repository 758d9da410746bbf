import { fork } from "node:child_process";
import { readFetchMessage } from "./fetch-message.ts";

/** Brings a built-in pack to this machine. Resolves with why not; null when it is there. */
export type FetchPack = (
  name: string,
  run: { onPercent: (percent: number) => void; signal: AbortSignal },
) => Promise<string | null>;

const stopMsMax = 3_000;

/** Fetches in a process of its own: a conversion needs half a gigabyte, which goes away with it. */
export function forkedFetch(program: URL): FetchPack {
  return (name, { onPercent, signal }) =>
    new Promise((resolve) => {
      let reason = "the process that fetches ended early";
      const child = fork(program, [name], {
        execArgv: ["--disable-warning=ExperimentalWarning"],
        stdio: ["ignore", "ignore", "ignore", "ipc"],
      });
      const stop = (): void => {
        child.kill("SIGTERM");
        const kill = setTimeout(() => child.kill("SIGKILL"), stopMsMax);
        child.once("exit", () => clearTimeout(kill));
      };
      signal.addEventListener("abort", stop, { once: true });
      child.on("message", (sent) => {
        const message = readFetchMessage(sent);
        if (message?.type === "percent") onPercent(message.percent);
        if (message?.type === "failed") reason = message.reason;
      });
      const end = (done: boolean): void => {
        signal.removeEventListener("abort", stop);
        resolve(done ? null : reason);
      };
      child.once("error", () => end(false));
      child.once("exit", (code) => end(code === 0));
    });
}
