import { createSession, createSpace, getSession, updateSpace } from "@rooms/contracts/http";
import { expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { must } from "../support/must.ts";
import { signInNamed } from "../support/sign-in.ts";
import { useTestApi } from "../support/test-api.ts";

const api = useTestApi();

it("spaces say for how long sessions are kept: to owners, to who is about to join, and in what is over", async () => {
  const eve = await signInNamed(api(), "Eve");
  const space = await must(eve.call(createSpace, { body: { name: "Short" } }));
  expect(space.keptDays).toBeNull();
  const params = { id: space.id };
  const change = (keptDays: unknown) =>
    eve.send(`/api/spaces/${space.id}`, {
      method: "PATCH",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ keptDays }),
    });
  expect((await change(7)).status).toBe(400);
  await must(eve.call(updateSpace, { params, body: { keptDays: 30 } }));
  const { slug } = await must(eve.call(createSession, { body: {} }));
  const visitor = openBrowser(api());
  const seen = { keptDays: 30 };
  expect(await must(visitor.call(getSession, { params: { slug } }))).toMatchObject(seen);
  await api().pool.query(
    "update video_sessions set status = 'ENDED', started_at = '2027-01-01', ended_at = '2027-01-02' where slug = $1",
    [slug],
  );
  const over = { keptDays: 30, keptUntil: "2027-02-01T00:00:00.000Z" };
  expect(await must(eve.call(getSession, { params: { slug } }))).toMatchObject(over);
  await must(eve.call(updateSpace, { params, body: { keptDays: null } }));
  const stays = { keptDays: null, keptUntil: null };
  expect(await must(eve.call(getSession, { params: { slug } }))).toMatchObject(stays);
});
