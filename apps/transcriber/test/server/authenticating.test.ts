import type { CloseName, TicketClaims } from "@rooms/contracts/realtime";
import { describe, expect, it } from "vitest";
import { Connection } from "../../src/server/client-connection.ts";

const claims: TicketClaims = {
  ...{ sessionId: "s", slug: "s", participantId: "p", identity: "i", name: "n" },
  capabilities: ["listen"],
};
const hello = new TextEncoder().encode('{"type":"hello","capture":null,"afterSeq":0}');
const ping = new TextEncoder().encode('{"type":"ping","id":1,"sentAtMs":0}');

/** A socket whose ticket is looked at when the test says so. */
function knock() {
  const ticket = Promise.withResolvers<TicketClaims | null>();
  const closes: CloseName[] = [];
  const hellos: string[] = [];
  const connection = new Connection({
    socket: {
      send: () => undefined,
      close: (name) => void closes.push(name),
      terminate: () => undefined,
      bufferedBytes: 0,
    },
    claims: ticket.promise,
    sessions: {
      join: (joining) => {
        hellos.push(joining.claims.participantId);
        return new Promise(() => undefined);
      },
    },
    nowMs: () => 0,
    onError: () => undefined,
  });
  return { connection, closes, hellos, ticket };
}

describe("before its ticket was looked at, a socket", () => {
  it("may say hello and ping, which is heard afterwards, whatever becomes of the bytes", async () => {
    const { connection, closes, hellos, ticket } = knock();
    const bytes = hello.slice();
    connection.onMessage(bytes, false);
    // As uWebSockets does with its memory.
    bytes.fill(0);
    connection.onMessage(ping, false);
    ticket.resolve(claims);
    await ticket.promise;
    expect({ closes, hellos }).toEqual({ closes: [], hellos: ["p"] });
  });

  it("may not fill the memory with what it says", () => {
    const { connection, closes } = knock();
    for (let message = 0; message < 4; message += 1) connection.onMessage(ping, false);
    expect(closes).toEqual([]);
    connection.onMessage(ping, false);
    expect(closes).toEqual(["BAD_MESSAGE"]);
  });
});
