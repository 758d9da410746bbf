import { ticketAudience, ticketIssuer } from "@rooms/contracts/realtime";
import { SignJWT } from "jose";
import { expect, it } from "vitest";
import { verifyTicket } from "../../src/server/ticket.ts";

const [first, next] = ["first secret", "next secret"].map((text) =>
  new TextEncoder().encode(text.padEnd(32, ".")),
) as [Uint8Array, Uint8Array];

const claims = {
  sessionId: "0198c2a0-0000-7000-8000-000000000001",
  slug: "abcdefgh",
  participantId: "0198c2a0-0000-7000-8000-000000000002",
  identity: "guest-abcdefgh-random",
  name: "Ann",
  capabilities: ["speak", "listen"],
};

it("a ticket is believed by each secret that is accepted, and by no other", async () => {
  const ticket = await new SignJWT(claims)
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer(ticketIssuer)
    .setAudience(ticketAudience)
    .setIssuedAt()
    .setExpirationTime("5 minutes")
    .sign(first);
  expect(await verifyTicket(ticket, [next, first])).toMatchObject(claims);
  expect(await verifyTicket(ticket, [next])).toBeNull();
});
