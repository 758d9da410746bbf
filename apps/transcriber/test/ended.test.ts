import { closeCodes, realtimeLimits } from "@rooms/contracts/realtime";
import { createRepositories } from "@rooms/db";
import { writeLostSpeech } from "@rooms/domain/transcription/use-cases/write-lost-speech";
import { until } from "@rooms/testing/until";
import { describe, expect, it } from "vitest";
import { freePort } from "@rooms/testing/ports";
import { openRoom } from "./support/room.ts";
import { useTranscribers } from "./support/transcribers.ts";

const words = ["alpha", "beta", "gamma", "delta"];
const numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight"];

const transcribers = useTranscribers();

describe("a session that ends while its transcriber is dead", () => {
  it("gets the words that were not settled from the pages that still have them, then closes them (D13)", async () => {
    const transcriber = await transcribers().start({ port: await freePort() });
    const room = await openRoom(transcribers().pool, transcriber.url, ["ann", "bob"]);
    const [ann, bob] = [room.page(0), room.page(1)];
    const speaking = Promise.all([ann.speak(words), bob.speak(["one", "two"])]);
    await until("half said", () => ann.lines.size > 0);
    transcriber.signal("SIGKILL");
    await transcriber.exited;
    await speaking;
    await room.session.end();
    await transcribers().start({ port: transcriber.port });
    await until("told that it is over", () =>
      [ann, bob].every(({ closes }) => closes.includes(closeCodes.SESSION_ENDED.code)),
    );
    const rows = await room.session.rows();
    for (const [page, said] of [
      [ann, words],
      [bob, ["one", "two"]],
    ] as const) {
      const own = rows.filter(({ identity }) => identity === page.guest.identity);
      expect(own.flatMap(({ text }) => text.split(" "))).toEqual(said);
      expect(page.unacknowledged).toBe(0);
    }
    expect(await room.session.gaps()).toEqual([]);
    room.pages.forEach((page) => page.leave());
  });

  it("has one gap for speech that was heard and is not brought again, and tells its coverage (D11)", async () => {
    const transcriber = await transcribers().start({ port: await freePort() });
    const { session, page } = await openRoom(transcribers().pool, transcriber.url, ["ann"]);
    const ann = page(0);
    await ann.speak(["alpha"]);
    await until("stored", async () => (await session.rows()).length === 1);
    const talking = ann.speak(numbers);
    await until("heard and not settled", async () => (await unsettledMs(session.id)) > 500);
    transcriber.signal("SIGKILL");
    ann.leave();
    await Promise.all([transcriber.exited, talking]);
    await session.end();
    const lost = await unsettledMs(session.id);
    const write = writeLostSpeech({
      store: createRepositories(transcribers().pool),
      clock: { now: () => new Date(Date.now() + realtimeLimits.lateMsMax + 1_000) },
    });
    const times = { afterEndMs: realtimeLimits.lateMsMax, backMs: 600_000 };
    // Until the dead owner's lease runs out, a transcriber may still hear what late pages bring.
    await until("written", async () => (await write(times)) === 1);
    expect(await Promise.all([write(times), write(times)])).toEqual([0, 0]);
    const { rows } = await transcribers().pool.query<{
      reason: string;
      ms: number;
      coverage: number;
    }>(
      `select reason, ended_at_ms - started_at_ms as ms,
         (select transcribed_ms / speech_ms from transcription_usage u where u.session_id = g.session_id) as coverage
       from transcript_gaps g where session_id = $1`,
      [session.id],
    );
    expect(rows.map(({ reason }) => reason)).toEqual(["transcriber-lost"]);
    expect(rows[0]?.ms).toBeCloseTo(lost, -1);
    expect(rows[0]?.coverage).toBeLessThan(0.9);
  });
});

async function unsettledMs(session: string): Promise<number> {
  const { rows } = await transcribers().pool.query<{ ms: number }>(
    `select heard_until_ms - greatest(settled_until_ms, heard_from_ms) as ms
     from participant_streams where session_id = $1`,
    [session],
  );
  return rows[0]?.ms ?? 0;
}
