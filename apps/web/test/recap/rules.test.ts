import type { Analysis, Task } from "@rooms/api-client";
import { describe, expect, it } from "vitest";
import { compareVersions } from "#features/recap/view-models/compare-versions.ts";
import { evidenceMarks } from "#features/recap/view-models/evidence.ts";
import { findInLines, foundMax } from "#features/recap/view-models/find.ts";
import { mayChange, recapPhase } from "#features/recap/view-models/phase.ts";
import { taskOfLine } from "#features/recap/view-models/session-tasks.ts";
import { analysis } from "./analysis.ts";

const endedAt = "2026-11-28T10:00:00.000Z";
const afterEnd = (ms: number) => Date.parse(endedAt) + ms;
const ended = { status: "ENDED", endedAt } as const;

describe("what a recap says of its analysis", () => {
  const phaseOf = (state: Partial<Analysis>, ms = 0, gaps: readonly unknown[] = []) =>
    recapPhase({ session: ended, analysis: analysis(state), gaps }, afterEnd(ms));

  it("waits for last words only while the api says that they may come", () => {
    const waiting = phaseOf({ status: "WAITING" }, 151_000);
    expect(waiting).toEqual({ kind: "waiting" });
    expect(mayChange(waiting, analysis({ status: "WAITING" }))).toBe(true);
  });

  it("says that nothing was said, or that nothing said could be transcribed, and stops looking", () => {
    const nothing = { status: "DONE", version: null, nothingSaid: true } as const;
    expect(phaseOf(nothing)).toEqual({ kind: "nothing-said", heard: false });
    expect(phaseOf(nothing, 0, [{}])).toEqual({ kind: "nothing-said", heard: true });
    expect(mayChange(phaseOf(nothing), analysis(nothing))).toBe(false);
  });

  it("says when the worker takes long to begin, counted from the request or, before one, from the end", () => {
    const unasked = { status: "PENDING", version: null, requestedAt: null } as const;
    expect(phaseOf(unasked, 59_000)).toEqual({ kind: "queued", late: false });
    expect(phaseOf(unasked, 61_000)).toEqual({ kind: "queued", late: true });
    const requestedAt = new Date(afterEnd(3_600_000)).toISOString();
    const asked = { status: "PENDING", requestedAt } as const;
    expect(phaseOf(asked, 3_610_000)).toEqual({ kind: "queued", late: false });
    expect(mayChange(phaseOf(unasked, 61_000), analysis(unasked))).toBe(true);
  });

  it("offers an analysis of a session from before there were any", () => {
    const none = { status: "NONE", version: null } as const;
    expect(phaseOf(none)).toEqual({ kind: "none" });
    expect(mayChange(phaseOf(none), analysis(none))).toBe(false);
  });

  it.each<[string, Partial<Analysis>, string]>([
    ["queued", { status: "PENDING" }, "queued"],
    ["running", { status: "RUNNING", progress: 0.5 }, "analysing"],
    ["failed", { status: "FAILED", failure: "MODEL_BUSY" }, "failed"],
    ["done", { status: "DONE" }, "done"],
    ["nothing said", { status: "DONE", nothingSaid: true }, "nothing-said"],
  ])("%s", (_, state, kind) => {
    expect(phaseOf(state).kind).toBe(kind);
  });

  it("is live before the end, whatever else is known", () => {
    const session = { status: "LIVE", endedAt: null } as const;
    const phase = recapPhase({ session, analysis: null, gaps: [] }, 0);
    expect(phase).toEqual({ kind: "live" });
    expect(mayChange(phase, null)).toBe(true);
  });

  it("looks again while a newer version is made or tried again by itself, and not when it failed for good", () => {
    const newer = { ...analysis({ status: "RUNNING" }), version: 2, requestedAt: endedAt } as const;
    const next = (over: object) =>
      mayChange({ kind: "done" }, analysis({ newer: { ...newer, ...over } as never }));
    expect(next({ status: "RUNNING" })).toBe(true);
    expect(next({ status: "FAILED", retryAt: null })).toBe(false);
    expect(next({ status: "FAILED", retryAt: endedAt })).toBe(true);
    expect(mayChange({ kind: "done" }, analysis({}))).toBe(false);
  });
});

describe("ways between analysis and words", () => {
  it("mark every line that something rests on, with all that does", () => {
    const marks = evidenceMarks(
      analysis({
        summary: [{ text: "both", segmentIds: ["one", "two"] }],
        risks: [{ text: "second", segmentIds: ["two"] }],
      }),
    );
    expect(marks.get("one")).toEqual([{ part: "summary", anchor: "a-summary-0", text: "both" }]);
    expect(marks.get("two")?.map(({ anchor }) => anchor)).toEqual(["a-summary-0", "a-risks-0"]);
    expect(marks.get("three")).toBeUndefined();
  });

  it("find a line's task by its words, else by the segments most of which it shares", () => {
    const task = (id: string, slug: string, text: string, ...segmentIds: string[]) =>
      ({
        id,
        sources: [{ session: { slug, title: null }, text, segmentIds, at: endedAt }],
      }) as unknown as Task;
    const tasks = [
      task("by-words", "here", "send it", "s9"),
      task("by-segments", "here", "worded otherwise", "s1", "s2"),
      task("less", "here", "another", "s1"),
      task("elsewhere", "there", "send it", "s1", "s2"),
    ];
    const found = (text: string, ...segmentIds: string[]) =>
      taskOfLine(tasks, "here", { text, segmentIds })?.id;
    expect(found("send it", "s1", "s2")).toBe("by-words");
    expect(found("new words", "s1", "s2")).toBe("by-segments");
    expect(found("new words", "s7")).toBeUndefined();
  });

  it("compare two versions: the new, what stayed, what went; a task of another owner is another", () => {
    const task = { text: "send it", segmentIds: [], ownerIdentity: null, dueOn: null };
    const older = analysis({
      summary: ["a", "b"].map((text) => ({ text, segmentIds: [] })),
      tasks: [{ ...task, owner: "Ann" }],
    });
    const newer = analysis({
      summary: ["b", "c"].map((text) => ({ text, segmentIds: [] })),
      tasks: [{ ...task, owner: "Ben" }],
    });
    const shape = compareVersions(older, newer).map(({ part, lines }) => [
      part,
      ...lines.map(({ text, side }) => `${side} ${text}`),
    ]);
    expect(shape).toEqual([
      ["summary", "newer c", "both b", "older a"],
      ["tasks", "newer send it · Ben", "older send it · Ann"],
    ]);
  });
});

describe("search in a transcript", () => {
  const lines = [
    { id: "1", text: "The Numbers of the numbers (first)." },
    { id: "2", text: "Всё ещё едем" },
  ];
  const places = (query: string) =>
    findInLines(lines, query).map(({ lineId, from, to }) => `${lineId}:${from}-${to}`);

  it("finds every place in any case, signs as they are, е for ё", () => {
    expect(places("NUMBERS")).toEqual(["1:4-11", "1:19-26"]);
    expect(places("(first).")).toEqual(["1:27-35"]);
    expect(places("все еще")).toEqual(["2:0-7"]);
    expect(places("  ")).toEqual([]);
    expect(places("nowhere")).toEqual([]);
  });

  it("has an end", () => {
    const many = Array.from({ length: foundMax }, (_, id) => ({ id: `${id}`, text: "aa" }));
    expect(findInLines(many, "a")).toHaveLength(foundMax);
  });
});
