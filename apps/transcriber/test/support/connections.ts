import type { TicketClaims } from "@rooms/contracts/realtime";
import { Connection } from "../../src/server/client-connection.ts";
import type { ConnectionOptions, Socket } from "../../src/server/client-connection.ts";

/** A socket that goes nowhere. */
export const deafSocket: Socket = {
  send: () => undefined,
  close: () => undefined,
  terminate: () => undefined,
  bufferedBytes: 0,
};

export interface AuthenticatedOptions extends Omit<ConnectionOptions, "claims"> {
  claims: TicketClaims;
}

/** A connection whose ticket is verified. */
export async function authenticated({
  claims,
  ...options
}: AuthenticatedOptions): Promise<Connection> {
  const verified = Promise.resolve(claims);
  const connection = new Connection({ ...options, claims: verified });
  await verified;
  return connection;
}
