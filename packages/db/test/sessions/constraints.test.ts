import { describe, expect, it } from "vitest";
import { eachWorld, hourMs } from "./harness.ts";
import type { World } from "./harness.ts";

/** What no code of ours writes, and what the database would not take if it did. */
let pool: World["pool"];
let world: World;
eachWorld((made) => {
  world = made;
  ({ pool } = made);
});

describe("the database", () => {
  it.each([
    ["CREATED and started", "status = 'CREATED', started_at = now()"],
    ["CREATED and over", "status = 'CREATED', ended_at = now()"],
    ["LIVE and never started", "status = 'LIVE'"],
    ["LIVE and over", "status = 'LIVE', started_at = now(), ended_at = now()"],
    ["ENDED and never started", "status = 'ENDED', ended_at = now()"],
    ["ENDED without an end", "status = 'ENDED', started_at = now()"],
    [
      "ENDED before its start",
      "status = 'ENDED', started_at = now(), ended_at = now() - interval '1 second'",
    ],
    ["EXPIRED and started", "status = 'EXPIRED', started_at = now()"],
    ["of a status that there is not", "status = 'GONE'"],
  ])("takes no session that is %s", async (_what, change) => {
    const slug = await world.newSession();
    const write = pool.query(`update video_sessions set ${change} where slug = $1`, [slug]);
    await expect(write).rejects.toMatchObject({ code: "23514" });
  });

  it("moves a session's last activity forward only, whatever clock writes it", async () => {
    const { deps, space } = world;
    const { id, lastActivityAt } = await world.sessionOf(await world.newSession());
    const move = async (ms: number) => {
      const at = new Date(lastActivityAt.getTime() + ms);
      const moved = await deps.store.sessions.update(space.id, id, { lastActivityAt: at });
      return (moved?.lastActivityAt.getTime() ?? 0) - lastActivityAt.getTime();
    };
    expect(await move(hourMs)).toBe(hourMs);
    expect(await move(-hourMs)).toBe(hourMs);
  });
});
