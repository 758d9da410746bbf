import { describe, expect, it } from "vitest";
import type { SuggestedTask } from "../src/analysis/analysis.ts";
import { segmentId, taskId } from "../src/shared/ids.ts";
import { type KnownTask, planSuggestions } from "../src/tasks/suggestion-plan.ts";

const proposal = (text: string, more: Partial<SuggestedTask> = {}): SuggestedTask => ({
  text,
  owner: null,
  ownerIdentity: null,
  dueOn: null,
  segmentIds: [segmentId("s1")],
  ...more,
});

const known = (id: string, text: string, more: Partial<KnownTask> = {}): KnownTask => ({
  id: taskId(id),
  title: text,
  status: "SUGGESTED",
  assigneeId: null,
  assigneeName: null,
  dueOn: null,
  sourceText: text,
  touched: false,
  isOrigin: true,
  source: { text, segmentIds: [segmentId("s1")] },
  saidElsewhere: false,
  ...more,
});
const elsewhere = { isOrigin: false, source: null };

describe("what an analysis suggests", () => {
  const plan = (proposals: SuggestedTask[], tasks: KnownTask[] = []) => {
    const made = planSuggestions({
      proposals,
      known: tasks,
      people: { members: [], participants: [] },
    });
    return {
      ...made,
      create: made.create.map(({ title }) => title),
      rewrite: made.rewrite.map(({ task, as }) => [task, as.title]),
      keep: made.keep.map(({ task }) => task),
      saidAgain: made.saidAgain.map(({ task }) => task),
    };
  };

  it("is suggested once, however often it was said, with all that was said of it", () => {
    const made = planSuggestions({
      proposals: [
        proposal("Send the report", { owner: "Ann" }),
        proposal("I will send the report", { dueOn: "2026-03-05", segmentIds: [segmentId("s2")] }),
        proposal("Send the report", { owner: "Ben", segmentIds: [segmentId("s3")] }),
      ],
      known: [],
      people: { members: [], participants: [] },
    });
    expect(made.create).toMatchObject([
      { assigneeName: "Ann", dueOn: "2026-03-05", segmentIds: ["s1", "s2"] },
      { assigneeName: "Ben", segmentIds: ["s3"] },
    ]);
  });

  it("replaces untouched suggestions only; what people touched, did or dismissed neither changes nor comes back", () => {
    const tasks = [
      known("same", "Send the report"),
      known("reworded", "Ann calls the lawyers about Acme", {
        source: { text: "Ann calls the lawyers about Acme", segmentIds: [segmentId("s7")] },
      }),
      known("gone", "Water the plants"),
      known("promoted", "Order lunch", { saidElsewhere: true }),
      known("edited", "Book the big hall", { touched: true, sourceText: "Book a hall" }),
      known("open", "Write the minutes", { status: "OPEN", touched: true }),
      known("dismissed", "Buy a boat", { status: "DISMISSED", touched: true }),
      known("done", "Close the window", { status: "DONE", touched: true }),
      known("unsaid", "Paint the wall", { isOrigin: false }),
      known("again", "Feed the cat", { isOrigin: false, status: "OPEN" }),
    ];
    const made = plan(
      [
        proposal("I'll send the report"),
        proposal("Ann will call lawyers about Acme soon", { segmentIds: [segmentId("s7")] }),
        proposal("Book the big hall"),
        proposal("write the minutes"),
        proposal("buy a boat"),
        proposal("close the window"),
        proposal("feed the cat"),
        proposal("Something new altogether"),
      ],
      tasks,
    );
    expect(made).toEqual({
      create: ["Something new altogether"],
      rewrite: [
        ["same", "I'll send the report"],
        ["reworded", "Ann will call lawyers about Acme soon"],
      ],
      keep: expect.arrayContaining(["edited", "open", "dismissed", "done", "again"]) as unknown,
      saidAgain: [],
      unsaid: ["unsaid"],
      promote: ["promoted"],
      remove: ["gone"],
    });
    expect(made.keep).toHaveLength(5);
  });

  it("of another session is said again while it is to do, unless another person has to do it", () => {
    const tasks = [
      known("open", "Send the report", { ...elsewhere, status: "OPEN", assigneeName: "Ann" }),
      known("renamed", "Budget!", { ...elsewhere, sourceText: "Check the budget" }),
      known("byHand", "Order new chairs", { ...elsewhere, status: "OPEN", sourceText: null }),
      known("done", "Call the lawyers", { ...elsewhere, status: "DONE" }),
      known("dismissed", "Buy a boat", { ...elsewhere, status: "DISMISSED" }),
      known("bens", "Write the minutes", { ...elsewhere, assigneeName: "Ben" }),
    ];
    const made = plan(
      [
        proposal("send the report"),
        proposal("check the budget"),
        proposal("order new chairs"),
        proposal("call the lawyers"),
        proposal("buy a boat"),
        proposal("write the minutes", { owner: "Ann" }),
      ],
      tasks,
    );
    expect(made.saidAgain).toEqual(["open", "renamed", "byHand"]);
    expect(made.create).toEqual(["call the lawyers", "buy a boat", "write the minutes"]);
  });

  it("has a title that fits, a day that exists, and no line without words", () => {
    const { create } = planSuggestions({
      proposals: [
        proposal("🚀".repeat(400), { dueOn: "2026-02-31" }),
        proposal("one\u0000two\nthree", { dueOn: "2028-02-29", owner: "x".repeat(10_000) }),
        proposal(" \n "),
        proposal("broken \ud83d half", { dueOn: "0000-01-01" }),
      ],
      known: [],
      people: { members: [], participants: [] },
    });
    expect(create.map(({ title, dueOn }) => [Array.from(title).length, dueOn])).toEqual([
      [300, null],
      [13, "2028-02-29"],
      [13, null],
    ]);
    expect(create[1]?.assigneeName).toHaveLength(300);
    expect(create.every(({ title }) => title.isWellFormed())).toBe(true);
  });

  it("is bounded: a meeting of proposals without end fills no board", () => {
    const proposals = Array.from({ length: 5_000 }, (_, index) => proposal(`Task number ${index}`));
    expect(plan(proposals).create).toHaveLength(200);
  });
});
