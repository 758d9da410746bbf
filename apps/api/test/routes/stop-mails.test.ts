import { createStopTokens } from "@rooms/adapters/mail";
import { userId } from "@rooms/domain/shared/ids";
import { getProfile } from "@rooms/contracts/http";
import { expect, it } from "vitest";
import { must } from "../support/must.ts";
import { signInNamed } from "../support/sign-in.ts";
import { authSecret, useTestApi } from "../support/test-api.ts";

const api = useTestApi();

async function linkOf(name: string) {
  const { id } = await must((await signInNamed(api(), name)).call(getProfile));
  const token = createStopTokens([authSecret]).tokenOf(userId(id));
  const path = `/api/recap-mails/stop?token=${token}`;
  const stoppedAt = async (): Promise<unknown> => {
    const { rows } = await api().pool.query<{ at: Date | null }>(
      "select recap_mails_stopped_at as at from users where id = $1",
      [id],
    );
    return rows[0]?.at;
  };
  const post = (body: string) =>
    api().request(path, {
      method: "POST",
      body,
      // A mail provider's server: no cookies, no page of ours.
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
  return { path, token, stoppedAt, post };
}

it("a link that stops mails asks first, stops by one click, and can be taken back", async () => {
  const { path, stoppedAt, post } = await linkOf("Ann");
  const page = await api().request(path, { headers: { "accept-language": "ru" } });
  expect(page.headers.get("content-type")).toContain("text/html");
  expect(await page.text()).toContain("Не присылать такие письма");
  expect(await stoppedAt()).toBeNull();
  expect((await post("List-Unsubscribe=One-Click")).status).toBe(200);
  expect(await stoppedAt()).toBeInstanceOf(Date);
  expect(await (await post("again=1")).text()).toContain("Rooms mails you recaps again");
  expect(await stoppedAt()).toBeNull();
});

it("a link that was not made here stops nothing", async () => {
  const ann = await linkOf("Bea");
  const { token } = await linkOf("Cat");
  const [user] = ann.token.split(".");
  const [, signature] = token.split(".");
  for (const forged of [`${user}.${signature}`, `${user}.`, "", "x".repeat(5_000)]) {
    for (const method of ["GET", "POST"]) {
      const answer = await api().request(`/api/recap-mails/stop?token=${forged}`, { method });
      expect(answer.status).toBe(404);
    }
  }
  expect(await ann.stoppedAt()).toBeNull();
});

it("a button pressed with a body that cannot be read stops the mails all the same", async () => {
  const { path, stoppedAt } = await linkOf("Dan");
  const answer = await api().request(path, {
    method: "POST",
    body: "--nothing",
    headers: { "content-type": "multipart/form-data; boundary=other" },
  });
  expect(answer.status).toBe(200);
  expect(await stoppedAt()).toBeInstanceOf(Date);
});
