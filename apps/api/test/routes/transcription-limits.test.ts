import { getTicket, startTranscription } from "@rooms/contracts/http";
import { decodeJwt } from "jose";
import { expect, it } from "vitest";
import { must, refusal } from "../support/must.ts";
import { openRoom, storeUsage } from "../support/room.ts";
import { signInNamed } from "../support/sign-in.ts";
import { useTestApi } from "../support/test-api.ts";

const limited = useTestApi({
  TRANSCRIPTION_USER_MINUTES_PER_DAY_MAX: "5",
  TRANSCRIPTION_DURATION_MINUTES_MAX: "60",
});
const off = useTestApi({ TRANSCRIPTION_ENABLED: "false" });

it("a user's minutes of the day refuse to hear more until midnight, and listening goes on", async () => {
  const { host, guest, params, id, hosts } = await openRoom(limited(), "Val");
  const ticket = await must(host.call(getTicket, { params }));
  expect(ticket.capabilities).toEqual(["speak", "listen"]);
  await storeUsage(limited().pool, id, hosts.identity, 5 * 60_000);
  const refused = await host.call(getTicket, { params });
  expect(refused).toMatchObject({
    problem: { code: "TRANSCRIPTION_LIMIT", limit: "user-minutes" },
  });
  const midnight = new Date();
  midnight.setUTCHours(24, 0, 0, 0);
  expect(refused).toHaveProperty("problem.retryAt", midnight.toISOString());
  const listening = await must(host.call(getTicket, { params, body: { speak: false } }));
  expect(listening.capabilities).toEqual(["listen"]);
  expect(decodeJwt(listening.ticket)).toMatchObject({ capabilities: ["listen"] });
  expect(await guest.call(getTicket, { params })).toMatchObject({ ok: true });
});

it("a session that lasts too long is transcribed no further, by ticket or by start, and no waiting helps", async () => {
  const { host, params, id } = await openRoom(limited(), "Wes");
  await limited().pool.query(
    "update video_sessions set started_at = now() - interval '61 minutes' where id = $1",
    [id],
  );
  for (const operation of [getTicket, startTranscription]) {
    const refused = await host.call(operation, { params });
    expect(refused).toMatchObject({
      problem: { code: "TRANSCRIPTION_LIMIT", limit: "session-duration" },
    });
    expect(refused).not.toHaveProperty("problem.retryAt");
  }
});

it("the global switch refuses participants, and tells strangers nothing", async () => {
  const { host, params } = await openRoom(off(), "Xan");
  for (const operation of [getTicket, startTranscription]) {
    expect(await host.call(operation, { params })).toMatchObject(refusal("TRANSCRIPTION_DISABLED"));
  }
  const other = await signInNamed(off(), "Yan");
  const nowhere = { slug: "zzzzzzzz" };
  expect(await other.call(getTicket, { params: nowhere })).toMatchObject(refusal("NOT_FOUND"));
});
