import { sessionId, slug } from "@rooms/domain/shared/ids";
import { until } from "@rooms/testing/until";
import { expect, it } from "vitest";
import { forkRoomAgents } from "../../src/room-capture/forked-room-agent.ts";

const program = new URL("../support/dying-agent.ts", import.meta.url);
const livekit = { url: "ws://127.0.0.1:1", apiKey: "devkey", apiSecret: "x".repeat(32) };
const room = {
  sessionId: sessionId("0197f0c0-0000-7000-8000-000000000001"),
  slug: slug("abcdefgh"),
  epoch: 1,
};

it("replaces an agent that dies, says so, and lets it rest once closed", async () => {
  const seen: string[] = [];
  const problems: string[] = [];
  const enter = forkRoomAgents({
    program,
    livekit,
    onProblem: (_where, error) => problems.push(String(error)),
  });
  const agent = enter(room, {
    people: () => {
      seen.push("people");
      if (seen.length === 1) agent.hear(["ann"]);
    },
    hearing: () => undefined,
    chunk: () => undefined,
    // The next agent is told to hear no identity, or it would die as well.
    lost: () => seen.push("lost"),
  });
  await until("another agent is there", () => seen.length === 3, { seen: () => seen });
  expect(seen).toEqual(["people", "lost", "people"]);
  expect(problems).toEqual(["Error: the transcriber was put out of the room"]);
  agent.close();
  agent.close();
});
