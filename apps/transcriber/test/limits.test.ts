import { serverMessage } from "@rooms/contracts/realtime";
import { createTestUser } from "@rooms/db/testing";
import { startOfDay } from "@rooms/domain/transcription/transcription-limits";
import { until } from "@rooms/testing/until";
import { describe, expect, it } from "vitest";
import type { Page } from "./support/page.ts";
import { openRoom } from "./support/room.ts";
import { useTranscribers } from "./support/transcribers.ts";

const transcribers = useTranscribers();

async function start(env: Record<string, string>): Promise<string> {
  return (await transcribers().start({ env })).url;
}

/** What the page was last told of the state. */
function toldTo(page: Page): unknown {
  const states = page.messages.flatMap((message) =>
    message.type === "state" || message.type === "welcome" ? [message.transcription] : [],
  );
  return states.at(-1);
}

const texts = async (room: Awaited<ReturnType<typeof openRoom>>) =>
  (await room.session.rows()).map(({ text }) => text).join(" ");

describe.concurrent("a limit that is reached while the socket is open", () => {
  it("of a user silences that one, tells which and when it frees, and lets the others go on", async () => {
    const url = await start({ TRANSCRIPTION_USER_MINUTES_PER_DAY_MAX: "10" });
    const room = await openRoom(transcribers().pool, url, ["ann", "bob"]);
    const [ann, bob] = [room.page(0), room.page(1)];
    const user = await createTestUser(transcribers().pool);
    await transcribers().pool.query("update participants set user_id = $2 where id = $1", [
      ann.guest.participantId,
      user.id,
    ]);
    await ann.speak(["alpha", "beta"]);
    await until("written", async () => (await texts(room)) === "alpha beta");
    await transcribers().pool.query(
      "update transcription_usage set transcribed_ms = 600000 where participant_id = $1",
      [ann.guest.participantId],
    );
    await until("told", () => ann.state === "off");
    const retryAt = new Date(startOfDay(new Date()).getTime() + 86_400_000).toISOString();
    expect(toldTo(ann)).toMatchObject({
      ...{ state: "off", reason: "limit" },
      reached: { limit: "user-minutes", retryAt },
    });
    await ann.speak(["never"]);
    await bob.speak(["one", "two"]);
    await until("the other is written", async () => (await texts(room)).endsWith("one two"));
    await until("acknowledged", () => ann.unacknowledged === 0);
    expect(await texts(room)).toBe("alpha beta one two");
    expect(await room.session.gaps()).toEqual([{ reason: "limit" }]);
    expect(toldTo(bob)).toMatchObject({ state: "on" });
    expect([...ann.closes, ...bob.closes]).toEqual([]);
    room.pages.forEach((page) => page.leave());
  });

  it.each([
    ["duration", { TRANSCRIPTION_DURATION_MINUTES_MAX: "0.1" }, "session-duration"],
    ["minutes", { TRANSCRIPTION_SESSION_MINUTES_MAX: "0.03" }, "session-minutes"],
  ])("of the session's %s silences all of it, and says which", async (_what, env, limit) => {
    const room = await openRoom(transcribers().pool, await start(env), ["ann"]);
    const ann = room.page(0);
    await ann.speak(["alpha", "beta", "gamma", "delta"]);
    await until("told", () => ann.state === "off");
    expect(toldTo(ann)).toMatchObject({ state: "off", reason: "limit", reached: { limit } });
    expect(toldTo(ann)).not.toHaveProperty("reached.retryAt");
    await ann.speak(["never"]);
    await until("acknowledged", () => ann.unacknowledged === 0);
    // Where the limit falls into the first sentence, its rest is a gap too.
    expect("alpha beta gamma delta").toContain(await texts(room));
    expect(new Set((await room.session.gaps()).map(({ reason }) => reason))).toEqual(
      new Set(["limit"]),
    );
    room.pages.forEach((page) => page.leave());
  });
});

it("a state that names a limit of tomorrow is still a state to the page of today", () => {
  const transcription = { state: "off", reason: "limit", engine: "x", coverage: null };
  const reached = { limit: "room-minutes", retryAt: "soon" };
  const message = { type: "state", transcription: { ...transcription, reached } };
  expect(serverMessage.parse(message)).toMatchObject({ type: "state", transcription });
});
