import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import type { EnterRoom, RoomAgent, RoomAgentEvents, RoomToHear } from "./room-agent-port.ts";
import { agentExit, aliveEveryMs } from "./agent-messages.ts";
import type { FromAgent, ToAgent } from "./agent-messages.ts";
import { mintAgentToken } from "./agent-token.ts";

export interface ForkedRoomAgentsOptions {
  /** The program of the process. */
  program: URL;
  livekit: { url: string; apiKey: string; apiSecret: string };
  onProblem: (where: string, error: unknown) => void;
}

const firstRetryMs = 300;
const retryMsMax = 10_000;
/** Without the library every attempt ends alike; an operator who installs it will restart us anyway. */
const noLibraryRetryMs = 60_000;
const silenceMsMax = 5 * aliveEveryMs;
const closeMsMax = 2_000;

/** Listens in rooms by a process for each; one that dies or falls silent is replaced. */
export function forkRoomAgents(options: ForkedRoomAgentsOptions): EnterRoom {
  return (room, events) => new ForkedRoomAgent(room, events, options);
}

class ForkedRoomAgent implements RoomAgent {
  readonly #room: RoomToHear;
  readonly #events: RoomAgentEvents;
  readonly #options: ForkedRoomAgentsOptions;
  #child: ChildProcess | null = null;
  #heard: readonly string[] = [];
  #failures = 0;
  #closed = false;
  /** The next attempt, or the end of waiting for a sign of life. */
  #timer: NodeJS.Timeout | null = null;

  constructor(room: RoomToHear, events: RoomAgentEvents, options: ForkedRoomAgentsOptions) {
    this.#room = room;
    this.#events = events;
    this.#options = options;
    this.#start();
  }

  hear(identities: readonly string[]): void {
    this.#heard = identities;
    this.#tell({ type: "hear", identities });
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#disarm();
    const child = this.#child;
    if (child === null) return;
    this.#tell({ type: "close" });
    const kill = setTimeout(() => child.kill("SIGKILL"), closeMsMax);
    child.once("exit", () => clearTimeout(kill));
  }

  #start(): void {
    const child = fork(this.#options.program, [], {
      // In development the library logs.
      env: { NODE_ENV: "production", NODE_NO_WARNINGS: "1" },
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      serialization: "advanced",
    });
    this.#child = child;
    child.on("message", (message) => {
      // Written by room-agent.ts alone.
      if (child === this.#child) this.#receive(message as FromAgent);
    });
    child.on("error", (error) => this.#options.onProblem("room-agent", error));
    child.once("exit", (code) => this.#ended(child, code));
    this.#awaitLife(child);
    const { slug: room, sessionId, epoch } = this.#room;
    const { url, apiKey, apiSecret } = this.#options.livekit;
    // LiveKit removes an older agent of this epoch, which has the same identity.
    const identity = `transcriber-${sessionId}-${epoch}`;
    mintAgentToken({ room, identity, apiKey, apiSecret }).then(
      (token) => this.#tell({ type: "enter", url, token }),
      (error: unknown) => this.#options.onProblem("room-agent", error),
    );
  }

  #receive(message: FromAgent): void {
    if (this.#closed || this.#child === null) return;
    this.#awaitLife(this.#child);
    switch (message.type) {
      case "inside":
        this.#failures = 0;
        this.#tell({ type: "hear", identities: this.#heard });
        return;
      case "people":
        this.#events.people(message.people);
        return;
      case "hearing":
        this.#events.hearing(message.identities);
        return;
      case "chunk":
        this.#events.chunk(message);
        return;
      case "trouble":
        this.#options.onProblem("room-agent", new Error(`LiveKit's library: ${message.error}`));
        return;
      case "alive":
    }
  }

  #ended(child: ChildProcess, code: number | null): void {
    if (child !== this.#child) return;
    this.#child = null;
    this.#disarm();
    if (this.#closed) return;
    // The next agent captures no participant until it is told again: consent may have been withdrawn meanwhile.
    this.#heard = [];
    this.#events.lost();
    this.#options.onProblem("room-agent", new Error(reasonOf(code)));
    const waitMs =
      code === agentExit.noLibrary
        ? noLibraryRetryMs
        : Math.min(retryMsMax, firstRetryMs * 2 ** this.#failures);
    this.#failures += 1;
    this.#timer = setTimeout(() => this.#start(), waitMs);
  }

  #awaitLife(child: ChildProcess): void {
    this.#disarm();
    this.#timer = setTimeout(() => child.kill("SIGKILL"), silenceMsMax);
  }

  #disarm(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #tell(message: ToAgent): void {
    const child = this.#child;
    // It may be on its way out; its exit tells.
    if (child?.connected === true) child.send(message, () => undefined);
  }
}

function reasonOf(code: number | null): string {
  if (code === agentExit.noLibrary) return "@livekit/rtc-node cannot be loaded on this machine";
  if (code === agentExit.refused) return "LiveKit does not let the transcriber in";
  if (code === agentExit.out) return "the transcriber was put out of the room";
  return `the process that listens in a room ended with ${code ?? "a signal"}`;
}
