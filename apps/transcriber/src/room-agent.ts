import { agentExit, aliveEveryMs } from "./room-capture/agent-messages.ts";
import type { FromAgent, ToAgent } from "./room-capture/agent-messages.ts";
import { RoomListener } from "./room-capture/room-listener.ts";

/*
 * Listens in one room, in a process of its own: a native library that leaks, hangs or dies takes nothing with it but the
 * hearing of this room (docs/decisions/0005-listen-apart.md).
 */

const closeMsMax = 1_000;

function tell(message: FromAgent): void {
  if (process.connected) process.send?.(message);
}

/** The kind of the error alone: what LiveKit says may name people. */
const trouble = (error: unknown): void =>
  tell({ type: "trouble", error: error instanceof Error ? error.name : typeof error });

const livekit = await import("@livekit/rtc-node").catch(() => process.exit(agentExit.noLibrary));
const listener = new RoomListener({
  livekit,
  nowMs: () => performance.now(),
  people: (people) => tell({ type: "people", people }),
  hearing: (identities) => tell({ type: "hearing", identities }),
  chunk: (chunk) => tell({ type: "chunk", ...chunk }),
  out: () => process.exit(agentExit.out),
  trouble,
});

async function enter(url: string, token: string): Promise<void> {
  await listener.enter(url, token).catch(() => process.exit(agentExit.refused));
  tell({ type: "inside" });
}

function close(): void {
  setTimeout(() => process.exit(agentExit.closed), closeMsMax);
  const exit = (): void => process.exit(agentExit.closed);
  listener.close().then(exit, exit);
}

function obey(message: ToAgent): void {
  if (message.type === "enter") void enter(message.url, message.token);
  else if (message.type === "hear") listener.hear(message.identities);
  else close();
}

// Some of the library's own handlers reject without a handler.
process.on("unhandledRejection", trouble);
process.on("message", (message) => {
  // Written by forked-room-agent.ts alone.
  obey(message as ToAgent);
});
process.on("disconnect", close);
// A terminal tells the whole group to stop; when to leave is for the transcriber to say.
process.on("SIGINT", () => undefined);
setInterval(() => {
  tell({ type: "alive" });
  listener.askAgain();
}, aliveEveryMs);
