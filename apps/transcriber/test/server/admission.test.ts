import type { CloseName, TicketClaims } from "@rooms/contracts/realtime";
import { describe, expect, it } from "vitest";
import { Admission } from "../../src/server/admission.ts";

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
  const admission = new Admission({
    socket: {
      send: () => undefined,
      close: (name) => void closes.push(name),
      terminate: () => undefined,
      bufferedBytes: 0,
    },
    claims: ticket.promise,
    sessions: {
      enter: (connection) => {
        hellos.push(connection.claims.participantId);
        return new Promise(() => undefined);
      },
    },
    nowMs: () => 0,
    onError: () => undefined,
  });
  return { admission, closes, hellos, ticket };
}

describe("before its ticket was looked at, a socket", () => {
  it("may say hello and ping, which is heard afterwards, whatever becomes of the bytes", async () => {
    const { admission, closes, hellos, ticket } = knock();
    const bytes = hello.slice();
    admission.onMessage(bytes, false);
    // As uWebSockets does with its memory.
    bytes.fill(0);
    admission.onMessage(ping, false);
    ticket.resolve(claims);
    await ticket.promise;
    expect({ closes, hellos }).toEqual({ closes: [], hellos: ["p"] });
  });

  it("may not fill the memory with what it says", () => {
    const { admission, closes } = knock();
    for (let message = 0; message < 4; message += 1) admission.onMessage(ping, false);
    expect(closes).toEqual([]);
    admission.onMessage(ping, false);
    expect(closes).toEqual(["BAD_MESSAGE"]);
  });
});
