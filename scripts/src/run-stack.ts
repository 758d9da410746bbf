import colours from "picocolors";
import { prepareDatabase } from "./database.ts";
import { ensureSpeechPacks, firstPacks } from "./speech-packs.ts";
import type { LineSink } from "@rooms/testing/log-lines";
import { createTerminalLog } from "./log.ts";
import { stateDir } from "./paths.ts";
import {
  decideSettings,
  embeddedParts,
  readOperatorSettings,
  type StackMode,
  type StackSettings,
} from "./settings.ts";
import { startStack, type Stack } from "./stack.ts";

/** Runs Rooms in the foreground until Ctrl-C or until a part crashes. Resolves with the exit code. */
export async function runStack(mode: StackMode): Promise<number> {
  const log = createTerminalLog();
  const abort = new AbortController();
  const ending = Promise.withResolvers<number>();
  const end = (code: number, why: string): void => {
    if (abort.signal.aborted) return;
    log("rooms", why);
    abort.abort(new Error(why));
    ending.resolve(code);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => end(0, "stopping everything"));
  const settings = await decideSettings(
    mode,
    stateDir,
    withLocalSignIn(mode, readOperatorSettings(), log),
    log,
  );
  const onCrash = (how: string): void => end(1, `${how}\nStopping everything.`);
  const stack = await start(settings, { log, onCrash, signal: abort.signal }).catch(
    (error: unknown) => {
      end(1, `could not start: ${error instanceof Error ? error.message : String(error)}`);
    },
  );
  if (stack && !abort.signal.aborted) process.stdout.write(closingBlock(stack));
  const code = await ending.promise;
  await stack?.stop();
  return code;
}

async function start(
  settings: StackSettings,
  running: { log: LineSink; onCrash(how: string): void; signal: AbortSignal },
): Promise<Stack> {
  if (embeddedParts(settings).speech) {
    const { operator } = settings;
    await ensureSpeechPacks({ log: running.log, names: firstPacks, operator });
  }
  return startStack({
    settings,
    ...running,
    prepareDatabase: async (url, rowsRole) =>
      prepareDatabase(url, { demo: settings.mode === "development", rowsRole }),
  });
}

/** `pnpm start` with nothing configured would have no way in; it opens the local sign-in and says so. */
function withLocalSignIn(
  mode: StackMode,
  operator: Record<string, string>,
  log: LineSink,
): Record<string, string> {
  const hasProvider = ["GOOGLE_CLIENT_ID", "OIDC_ISSUER", "SMTP_URL", "AUTH_LOCAL"].some(
    (name) => operator[name] !== undefined,
  );
  if (mode === "development" || hasProvider) return operator;
  log(
    "rooms",
    "no sign-in provider is configured: AUTH_LOCAL=1, so every person who reaches this machine may sign in",
  );
  return { ...operator, AUTH_LOCAL: "1" };
}

function closingBlock({ webUrl, settings }: Stack): string {
  const { ports } = settings;
  const own = embeddedParts(settings);
  const rows = [
    ["Rooms", webUrl],
    ["API", `${webUrl}/api/openapi.json`],
    ["Speech", own.speech ? "on this machine (GLADIA_API_KEY for Gladia)" : "Gladia"],
    [
      "LiveKit",
      own.livekit ? `ws://127.0.0.1:${ports.livekit}` : (settings.operator["LIVEKIT_URL"] ?? ""),
    ],
    ["Postgres", own.postgres ? `port ${ports.postgres}, kept in .rooms/postgres` : "DATABASE_URL"],
  ] as const;
  const lines = rows.map(([name, value]) => `  ${colours.bold(name.padEnd(10))}${value}`);
  return `\n${lines.join("\n")}\n\n  ${colours.dim("Ctrl-C stops everything.")}\n\n`;
}
