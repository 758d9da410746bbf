import {
  createSession,
  endSession,
  joinSession,
  leaveSession,
  listMarks,
  removeMark,
  setMark,
} from "@rooms/contracts/http";
import type { MarkKind } from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { must, refusal } from "../support/must.ts";
import { signInNamed } from "../support/sign-in.ts";
import { useTestApi } from "../support/test-api.ts";
import { storeSegments } from "../support/transcript.ts";

const api = useTestApi();

/** Ann and Gus were there from the first line on; Lou came between the two lines. */
async function spokenSession() {
  const test = api();
  const host = await signInNamed(test, "Ann");
  const { slug, id } = await must(host.call(createSession, { body: { title: "Marks" } }));
  const params = { slug };
  const { participant } = await must(host.call(joinSession, { params }));
  const [guest, late] = [openBrowser(test), openBrowser(test)];
  await must(guest.call(joinSession, { params, body: { name: "Gus" } }));
  await must(late.call(joinSession, { params, body: { name: "Lou" } }));
  await test.pool.query(
    `update participants p set joined_at = s.started_at +
       case p.name when 'Lou' then interval '500 milliseconds' else interval '0' end
     from video_sessions s where s.id = p.session_id and s.id = $1`,
    [id],
  );
  await storeSegments(test.pool, id, [
    { identity: participant.identity, text: "We ship on Friday." },
    { identity: participant.identity, text: "Who tells support?" },
  ]);
  const set = (seq: number, kind: MarkKind) => ({ params, body: { seq, kind } });
  return { test, id, host, guest, late, params, set };
}

describe("marks of lines", () => {
  it("are set by any participant in the room, once of a kind, and stand in what members read and export", async () => {
    const { test, id, host, guest, params, set } = await spokenSession();
    const mark = await must(guest.call(setMark, set(1, "DECISION")));
    expect(mark).toMatchObject({ seq: 1, kind: "DECISION", name: "Gus", startedAtMs: 0 });
    expect(await must(host.call(setMark, set(1, "DECISION"))), "the first one's").toEqual(mark);
    await must(host.call(setMark, set(2, "QUESTION")));
    const { items } = await must(guest.call(listMarks, { params }));
    expect(items.map(({ seq, kind, name }) => [seq, kind, name])).toEqual([
      [1, "DECISION", "Gus"],
      [2, "QUESTION", "Ann"],
    ]);
    const { rows } = await test.pool.query<{ revision: number }>(
      "select marks_revision as revision from video_sessions where id = $1",
      [id],
    );
    expect(rows[0]?.revision, "told once for each").toBe(2);
    const markdown = await host.send(`/api/sessions/${params.slug}/transcript?format=md`);
    expect(await markdown.text()).toContain(
      "## Marked during the session\n\n- Decision: We ship on Friday. _(Ann, 00:00:00; marked by Gus (guest))_",
    );
    expect(await guest.call(setMark, set(9, "TASK"))).toMatchObject(refusal("NOT_FOUND"));
  });

  it("are taken away by who set them and by hosts, not by others", async () => {
    const { host, guest, late, params, set } = await spokenSession();
    const taken = (id: string) => ({ params: { ...params, id } });
    const first = await must(guest.call(setMark, set(1, "TASK")));
    const second = await must(host.call(setMark, set(2, "TASK")));
    expect(await guest.call(removeMark, taken(second.id))).toMatchObject(refusal("FORBIDDEN"));
    // To who does not read the line there is no such mark.
    await must(late.call(removeMark, taken(first.id)));
    expect((await must(host.call(listMarks, { params }))).items).toHaveLength(2);
    await must(guest.call(removeMark, taken(first.id)));
    await must(guest.call(removeMark, taken(first.id)));
    const third = await must(guest.call(setMark, set(1, "QUESTION")));
    for (const { id } of [second, third]) await must(host.call(removeMark, taken(id)));
    expect((await must(host.call(listMarks, { params }))).items).toEqual([]);
  });

  it("are kept from who came later, from strangers, and from all but members once the session is over", async () => {
    const { test, host, guest, late, params, set } = await spokenSession();
    await must(guest.call(setMark, set(1, "TASK")));
    await must(late.call(setMark, set(2, "TASK")));
    const read = await must(late.call(listMarks, { params }));
    expect(read.items.map(({ seq }) => seq)).toEqual([2]);
    expect(await late.call(setMark, set(1, "DECISION"))).toMatchObject(refusal("NOT_FOUND"));
    const stranger = await signInNamed(test, "Eve");
    for (const asked of [
      stranger.call(listMarks, { params }),
      stranger.call(setMark, set(1, "TASK")),
    ]) {
      expect(await asked).toMatchObject(refusal("NOT_FOUND"));
    }
    await must(guest.call(leaveSession, { params }));
    expect(await guest.call(listMarks, { params })).toMatchObject(refusal("NOT_FOUND"));
    await must(host.call(endSession, { params }));
    expect(await host.call(setMark, set(2, "DECISION"))).toMatchObject(refusal("SESSION_NOT_LIVE"));
    expect((await must(host.call(listMarks, { params }))).items).toHaveLength(2);
  });
});
