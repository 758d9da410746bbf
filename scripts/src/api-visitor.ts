import { createRoomsClient, type CallResult, type RoomsClient } from "@rooms/api-client";
import { signInLocally, visit } from "@rooms/api-client/visitor";

/** A user signed in at an api that is up: a client, and the headers that make a request theirs. */
export interface ApiVisitor {
  client: RoomsClient;
  headers: { cookie: string; origin: string };
}

export async function signInAt(url: string, email: string): Promise<ApiVisitor> {
  const visitor = visit(url);
  await signInLocally(visitor, email);
  const headers = { cookie: visitor.cookie(), origin: url };
  return { client: createRoomsClient({ baseUrl: url, headers }), headers };
}

/** The data of a call without which there is no going on. */
export async function must<Data>(call: Promise<CallResult<Data>>): Promise<Data> {
  const result = await call;
  if (!result.ok) throw new Error(`The api refused: ${result.problem.code}`);
  return result.data;
}
