import { setTimeout as delay } from "node:timers/promises";
import { expectEveryWordOnce, startMeeting } from "../support/meeting.ts";
import { test } from "../support/stack.ts";

const outageMs = 10_000;

for (const part of ["speech", "transcriber", "livekit", "postgres"] as const) {
  test(`${part} goes away for 10 s while Ann speaks: her words arrive late, none is lost or doubled`, async ({
    rooms,
  }) => {
    const meeting = await startMeeting(rooms, `Without ${part}`);
    await meeting.talker.saySome(6);
    const talking = meeting.talker.talkFor(outageMs + 8_000);
    await delay(1_500);
    await rooms.stopPart(part, part === "livekit" ? "SIGTERM" : "SIGKILL");
    await delay(outageMs);
    await meeting.ann.screenshot(`outage-${part}`);
    await rooms.startPart(part);
    await talking;
    await meeting.talker.saySome(6);
    await expectEveryWordOnce(rooms, meeting);
    await meeting.close();
  });
}

test("a reload in mid-sentence keeps what was said before it, and goes on after it", async ({
  rooms,
}) => {
  const meeting = await startMeeting(rooms, "Reload");
  const { ann, talker, slug } = meeting;
  await talker.saySome(6);
  await delay(300);
  await talker.heardWhole();
  await ann.page.reload();
  await ann.join(slug);
  await talker.saySome(6);
  await expectEveryWordOnce(rooms, meeting);
  await meeting.close();
});
