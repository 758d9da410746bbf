import type { LiveSnapshot } from "@rooms/live-client";
import { describe, expect, it } from "vitest";
import { recentSpeakers } from "#features/call/transcription/view-models/captions.ts";
import { uncaptionedOf } from "#features/call/room/view-models/uncaptioned.ts";
import { person } from "../room/participants.ts";

type Live = Pick<LiveSnapshot, "captioning" | "transcription">;
type Transcription = NonNullable<LiveSnapshot["transcription"]>;

const live = (change: Partial<Transcription> = {}): Live => ({
  captioning: {
    captioned: ["ann"],
    uncaptioned: [{ identity: "bob", reason: "declined" }],
  },
  transcription: {
    ...{ state: "on", reason: "none", engine: "moonshine", coverage: null, languages: [] },
    ...change,
  },
});
const room = [person("ann"), person("bob"), person("cid")];

describe("who speaks without captions", () => {
  it("is who declined them, and whose speech is not captured, each with the reason", () => {
    expect([...uncaptionedOf(live(), room)]).toEqual([
      ["bob", "declined"],
      ["cid", "not-captured"],
    ]);
  });

  it("is no participant who has the microphone off and is silent", () => {
    const off = { microphoneOn: false };
    const silent = [person("bob", off), person("cid", { ...off, speaking: true })];
    expect([...uncaptionedOf(live(), silent).keys()]).toEqual(["cid"]);
  });

  it.each(["paused", "off"] as const)("is not told of single ones while all is %s", (state) => {
    expect(uncaptionedOf(live({ state }), room).size).toBe(0);
  });

  it("is not known before the server said it", () => {
    expect(uncaptionedOf({ ...live(), captioning: null }, room).size).toBe(0);
    expect(uncaptionedOf({ ...live(), transcription: null }, room).size).toBe(0);
  });

  it("is everyone where the engine hears none of the session's languages", () => {
    const reasons = uncaptionedOf(live({ languages: ["ru"], notHeard: ["ru"] }), room);
    expect(reasons.get("ann")).toBe("language");
    expect(reasons.get("bob")).toBe("declined");
    expect(
      uncaptionedOf(live({ languages: ["ru", "en"], notHeard: ["ru"] }), room).has("ann"),
    ).toBe(false);
  });

  it("stands in the captions through the pauses between words, the latest first", () => {
    const spoke = new Map([
      ["ann", 1_000],
      ["bob", 5_000],
      ["cid", 6_000],
    ]);
    const at = (nowMs: number) =>
      recentSpeakers(room, spoke, nowMs).map(({ identity }) => identity);
    expect(at(6_500)).toEqual(["cid", "bob"]);
    expect(at(11_500)).toEqual(["cid"]);
    expect(at(12_500)).toEqual([]);
  });
});
