import type { ServerMessage } from "@rooms/contracts/realtime";
import { describe, expect, it } from "vitest";
import { CaptioningNews } from "../../src/sessions/captioning-news.ts";
import { captioningOf } from "../../src/sessions/captioning.ts";
import type { CaptioningFacts } from "../../src/sessions/captioning.ts";
import { PipelineWorld } from "../support/pipeline-world.ts";
import type { Source } from "../../src/room-capture/source-of.ts";

const from = (name: string, source: Source) => ({
  ...{ participantId: name, identity: `user-${name}`, source, declined: source === "none" },
});

const facts = (change: Partial<CaptioningFacts>): CaptioningFacts => ({
  ...{ sources: [], heardInRoom: [], limited: new Set(), notUnderstood: new Set() },
  ...change,
});

describe("whose speech is written down", () => {
  it("is theirs whose client brings it, or whom the server hears in the room; of who is known to bring none nothing is said", () => {
    const sources = [from("ann", "client"), from("bob", "room"), from("cid", "room")];
    expect(captioningOf(facts({ sources, heardInRoom: ["user-bob", "user-sip"] }))).toEqual({
      captioned: ["user-ann", "user-bob", "user-sip"],
      uncaptioned: [],
    });
  });

  it("is not theirs who do not wish it, whose minutes are used up, or whose language the engine does not hear", () => {
    const eve = { ...from("eve", "client"), declined: true };
    const sources = [from("ann", "none"), from("bob", "client"), from("cid", "client"), eve];
    const why = facts({
      sources,
      heardInRoom: ["user-dan"],
      limited: new Set(["bob", "eve"]),
      notUnderstood: new Set(["user-cid", "user-dan", "user-ann"]),
    });
    expect(captioningOf(why)).toEqual({
      captioned: [],
      uncaptioned: [
        { identity: "user-ann", reason: "declined" },
        { identity: "user-bob", reason: "limit" },
        { identity: "user-cid", reason: "language" },
        { identity: "user-dan", reason: "language" },
        { identity: "user-eve", reason: "declined" },
      ],
    });
  });

  it("is not told to be declined of a page that brings nothing because the minutes are used up", () => {
    const why = facts({ sources: [from("ann", "none")], limited: new Set(["ann"]) });
    expect(captioningOf(why).uncaptioned).toEqual([{ identity: "user-ann", reason: "limit" }]);
  });

  it("is told on a change alone, and to who joins", () => {
    const told: ServerMessage[] = [];
    const sources = [from("ann", "client")];
    const news = new CaptioningNews(
      { broadcast: (message) => void told.push(message) },
      { sources: { all: () => sources }, pipeline: new PipelineWorld().pipeline },
    );
    news.follow();
    news.follow();
    expect(told).toHaveLength(1);
    news.understood("user-ann", true);
    expect(told).toHaveLength(1);
    news.understood("user-ann", false);
    news.understood("user-ann", false);
    expect(told.at(-1)).toMatchObject({
      uncaptioned: [{ identity: "user-ann", reason: "language" }],
    });
    expect(told).toHaveLength(2);
    news.limit(new Set(["ann"]));
    expect(told.at(-1)).toMatchObject({ uncaptioned: [{ reason: "limit" }] });
    const welcomed: ServerMessage[] = [];
    news.welcome({ tell: (message) => void welcomed.push(message) });
    expect(welcomed).toEqual([told.at(-1)]);
  });
});
