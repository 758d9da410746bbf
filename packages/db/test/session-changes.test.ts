import { connect, createServer } from "node:net";
import type { AddressInfo, Server, Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { listenSessionChanges } from "../src/index.ts";

let server: Server;
let url: string;
let sockets: Set<Socket>;
let answer: (socket: Socket) => void;
let visitors: (number | undefined)[];

// A standby, say: it accepts connections and refuses statements.
beforeEach(async () => {
  sockets = new Set();
  visitors = [];
  server = createServer((socket) => {
    visitors.push(socket.remotePort);
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
    socket.once("data", () => {
      socket.write(Buffer.concat([authenticated, ready]));
      socket.on("data", (sent) => {
        if (sent.toString("latin1").startsWith("Q")) answer(socket);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on TCP has an AddressInfo.
  url = `postgres://rooms@127.0.0.1:${(server.address() as AddressInfo).port}/rooms`;
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

describe("listening that the database refuses", () => {
  it("says so, and leaves no connection behind", async () => {
    answer = (socket) => socket.write(Buffer.concat([refusal, ready]));
    const onError = vi.fn();
    const listening = listenSessionChanges({ url, onChange: () => undefined, onError });
    await expect(listening).rejects.toThrow("not here");
    await vi.waitFor(() => expect(sockets.size).toBe(0));
    expect(onError).not.toHaveBeenCalled();
  });

  it("is not tried again behind the back of who was told that it failed", async () => {
    answer = (socket) => socket.destroy();
    // The driver connects from a timer of its own.
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"], shouldAdvanceTime: true });
    const quiet = { onChange: () => undefined, onError: () => undefined };
    await expect(listenSessionChanges({ url, ...quiet })).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(1_000);
    vi.useRealTimers();
    // Connections are taken in their order: one of its own would have come before this.
    const mark = connect((server.address() as AddressInfo).port, "127.0.0.1");
    await vi.waitFor(() => expect(visitors).toContain(mark.localPort));
    mark.destroy();
    expect(visitors).toHaveLength(2);
  });
});

const authenticated = message("R", Buffer.alloc(4));
const ready = message("Z", Buffer.from("I"));
const refusal = message("E", Buffer.from("SERROR\0C25006\0Mnot here\0\0"));

function message(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
}
