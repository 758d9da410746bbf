import type { Connection, SessionMembership } from "../../src/server/client-connection.ts";
import { createRealtimeServer } from "../../src/server/uws-server.ts";

export interface BareServer {
  readonly port: number;
  /** Those that said hello, in their order. */
  readonly connections: Connection[];
  /** Codes of the sockets that were closed. */
  readonly closed: number[];
  end(): void;
}

const membership: SessionMembership = {
  frames: () => undefined,
  signOfLife: () => undefined,
  muted: () => undefined,
  retract: () => undefined,
  chat: () => undefined,
  react: () => undefined,
  leave: () => undefined,
  sessionNowMs: () => 0,
};

/** The transport alone: every ticket is good, every hello joins a session in which nothing happens. */
export async function startBareServer({
  backpressureBytesMax = 1024 * 1024,
  socketsMax = 100,
} = {}): Promise<BareServer> {
  const connections: Connection[] = [];
  const closed: number[] = [];
  const server = createRealtimeServer({
    sessions: {
      join: async (connection) => {
        connections.push(connection);
        return { kind: "joined", membership };
      },
    },
    verifyTicket: async () => ({
      ...{ sessionId: "s", slug: "s", participantId: "p", identity: "i", name: "n" },
      capabilities: ["speak", "listen"],
    }),
    isAllowedOrigin: () => true,
    socketsMax,
    backpressureBytesMax,
    nowMs: () => performance.now(),
    mayReadMetrics: () => true,
    readiness: () => ({ ready: true, missing: [] }),
    metrics: async () => ({ contentType: "text/plain", body: "" }),
    onSocketCount: () => undefined,
    onClose: (code) => closed.push(code),
    onError: (error) => {
      throw error;
    },
  });
  const port = await server.listen({ host: "127.0.0.1", port: 0 });
  return {
    port,
    connections,
    closed,
    end() {
      server.stopListening();
      server.close();
    },
  };
}
