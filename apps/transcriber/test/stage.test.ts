import { until } from "@rooms/testing/until";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLiveSession } from "./support/live-session.ts";
import { RawSocket } from "./support/raw-socket.ts";
import { createSocketWorld } from "./support/socket-world.ts";
import type { SocketWorld } from "./support/socket-world.ts";

let world: SocketWorld;

beforeAll(async () => {
  world = await createSocketWorld();
});
afterAll(() => world.end());

describe("what the room shows to all", () => {
  it("is told to be another to every page, when a hand changed and when a person came into or left the room", async () => {
    const { transcriber, database } = world;
    const session = await createLiveSession(database.pool);
    const [guest, other] = [await session.guest("raw"), await session.guest("raw")];
    const reader = new RawSocket({ url: transcriber.url, ticket: await guest.ticket() });
    await reader.welcomed(false);
    const told = () => reader.messages.filter(({ type }) => type === "stage").length;
    const toldBy = async (change: string, id: string) => {
      const before = told();
      await database.pool.query(change, [id]);
      await until("told", () => told() > before);
    };
    await until("told once", () => told() > 0);
    const revise = "update video_sessions set stage_revision = stage_revision + 1 where id = $1";
    await toldBy(revise, session.id);
    await toldBy(
      "update participants set connection_id = 'seen' where id = $1",
      other.participantId,
    );
    await toldBy("update participants set connection_id = null where id = $1", other.participantId);
    expect(told()).toBeGreaterThanOrEqual(4);
  });
});
