import { describe, expect, it } from "vitest";
import { canMean } from "../src/analysis/evidence/days.ts";
import { isNear, isSameName } from "../src/analysis/evidence/names.ts";
import { numbersIn } from "../src/analysis/evidence/numbers.ts";
import { emptyResult, type SuggestedTask } from "../src/analysis/analysis.ts";
import { checkEvidence } from "../src/analysis/evidence/check-evidence.ts";
import type { Meeting } from "../src/analysis/meeting-analyser.ts";
import { participantIdentity, segmentId } from "../src/shared/ids.ts";

describe("numbers are read as written and as spoken", () => {
  it.each<[string, number[]]>([
    ["three hundred twenty", [320]],
    ["three hundred and twenty", [320]],
    ["320", [320]],
    ["a hundred people", [100]],
    ["1,200 or 1 200 or 12.5", [1200, 1200, 12.5]],
    ["twenty fifth, twenty-fifth, the 25th", [25, 25, 25]],
    ["two thousand twenty six", [2026]],
    ["twenty and thirty", [20, 30]],
    ["five, six, seven", [5, 6, 7]],
    ["320k", [320_000]],
    ["at 10:30", [10.3]],
    ["триста двадцать", [320]],
    ["сидят на двухстах восьмидесяти", [280]],
    ["до трёхсот двадцати", [320]],
    ["три тысячи пятьсот", [3500]],
    ["двадцать пятого ноября", [25]],
    ["к первому декабря", [1]],
    ["сорок минут, пятьдесят, девяносто", [40, 50, 90]],
    ["восемнадцать и двенадцатое", [18, 12]],
    ["семь, восемь, седьмой", [7, 8, 7]],
    ["стол, сток, тройка, пятница, семья, одеяло, первенство", []],
    ["tenant, fortune, someone", []],
    ["", []],
  ])("%s", (text, values) => {
    expect(numbersIn(text).map(({ value }) => value)).toEqual(values);
  });
});

describe("names are the same in all their forms, and no others are", () => {
  it.each([
    ["марина", "марине"],
    ["марина", "марину"],
    ["кирилл", "кириллу"],
    ["андрей", "андрея"],
    ["света", "свет"],
    ["юля", "юль"],
    ["павел", "павла"],
    ["олег", "олегом"],
    ["tom", "tom"],
    ["alex", "alexander"],
  ])("%s, %s", (one, other) => {
    expect(isSameName(one, other)).toBe(true);
  });
  it.each([
    ["мария", "марина"],
    ["олег", "ольга"],
    ["tom", "tim"],
    ["ann", "anna"],
    ["анна", "антон"],
  ])("%s is not %s", (one, other) => {
    expect(isSameName(one, other)).toBe(false);
  });
});

it.each([
  ["preya", "priya", true],
  ["hanna", "hannah", true],
  ["tom", "tim", false],
  ["марина", "мария", false],
  ["oleg", "olga", false],
  ["priya", "priya", true],
])("%s may be heard for %s: %s", (heard, name, may) => {
  expect(isNear(heard, name)).toBe(may);
});

describe("a day is what words about time can mean", () => {
  // A Thursday.
  const today = "2026-11-12";
  it.each([
    ["by Friday", "2026-11-13"],
    ["next Friday", "2026-11-20"],
    ["tomorrow", "2026-11-13"],
    ["to-morrow", "2026-11-13"],
    ["today", "2026-11-12"],
    ["end of next week", "2026-11-20"],
    ["in two weeks", "2026-11-26"],
    ["on the twenty fifth", "2026-11-25"],
    ["the third of December", "2026-12-03"],
    ["until January", "2026-12-31"],
    ["on 24.11", "2026-11-24"],
    ["до пятницы согласую", "2026-11-13"],
    ["Среда устроит?", "2026-11-18"],
    ["завтра", "2026-11-13"],
    ["послезавтра", "2026-11-14"],
    ["позвоню сегодня до вечера", "2026-11-12"],
    ["на следующей неделе обновлю", "2026-11-16"],
    ["К первому декабря будет", "2026-12-01"],
    ["через две недели", "2026-11-26"],
    ["через неделю", "2026-11-19"],
    ["через три дня", "2026-11-15"],
  ])("%s → %s", (text, dueOn) => {
    expect(canMean(text, dueOn, today)).toBe(true);
  });
  it.each([
    ["by Friday", "2026-11-14"],
    ["by Friday", "2026-12-25"],
    ["tomorrow", "2026-11-14"],
    ["I will do it", "2026-11-13"],
    ["на следующей неделе", "2026-11-13"],
    ["31 February", "2026-02-31"],
    ["31 February", "2026-03-03"],
    ["may I ask", "2026-05-03"],
    ["сделаю", "2026-11-13"],
    ["on the twenty fifth", "2026-11-26"],
    ["tomorrow", "soon"],
  ])("%s ↛ %s", (text, dueOn) => {
    expect(canMean(text, dueOn, today)).toBe(false);
  });
});

const said = [
  ["p1", "Release notes, who does them? Tom, you did the last ones."],
  ["p2", "Okay, I'll write them, end of next week."],
  ["p1", "Then we ship on the twenty fifth with three hundred twenty seats."],
  ["p3", "Марина просит триста сорок, я согласую до пятницы."],
] as const;
const ids = said.map((_, index) => segmentId(`01890000-0000-7000-8000-00000000000${index}`));
const meeting: Meeting = {
  title: null,
  startedAt: new Date("2026-11-12T10:00:00Z"),
  timeZone: "UTC",
  participants: [
    { identity: participantIdentity("p1"), name: "Anna Weber" },
    { identity: participantIdentity("p2"), name: "Tom" },
    { identity: participantIdentity("p3"), name: "Тимур" },
  ],
  segments: said.map(([identity, text], index) => ({
    id: ids[index] ?? segmentId(""),
    identity: participantIdentity(identity),
    text,
    language: null,
    startedAtMs: index * 1000,
    endedAtMs: index * 1000 + 900,
  })),
};
const on = (...places: number[]) => places.flatMap((place) => ids[place] ?? []);
const task = (change: Partial<SuggestedTask>): SuggestedTask => ({
  text: "Write the release notes",
  owner: "Tom",
  ownerIdentity: participantIdentity("p2"),
  dueOn: "2026-11-20",
  segmentIds: on(0, 1),
  ...change,
});

describe("a line is kept", () => {
  it.each([
    ["that says what was said", "We ship on the 25th with 320 seats", on(2)],
    ["that names who speaks in its evidence", "Tom writes the release notes", on(0, 1)],
    ["that names the speaker alone", "Notes are written by Tom", on(1)],
    ["in Russian, with the name in another case", "Марине предлагают 340 до пятницы", on(3)],
    ["with a spoken number", "Three hundred twenty seats are enough", on(2)],
    ["about all", "Everyone is for 320 seats", on(2)],
    ["that begins with any word", "Shipping happens with seats", on(2)],
  ])("%s", (_, text, segmentIds) => {
    const result = { ...emptyResult, summary: [{ text, segmentIds }] };
    expect(checkEvidence(result, meeting)).toMatchObject({ droppedLines: 0 });
  });
});

describe("a line is dropped", () => {
  it.each([
    ["with an invented number", "We ship with 330 seats", on(2)],
    ["with an invented spoken number", "We ship with four hundred seats", on(2)],
    ["that begins with a name that is never said", "Marcus will ship on the 25th", on(2)],
    ["with an invented name", "We ship with Marcus on the 25th", on(2)],
    ["with the name of one who says nothing in it", "We ship with Tom on the 25th", on(2)],
    ["that begins with such a name", "Tom ships on the 25th", on(2)],
    ["with a day that was not said", "We ship on Friday the 25th", on(2)],
    ["with a month that was not said", "We ship on 25 November", on(2)],
    ["on nothing", "We ship", []],
    ["on another session's words", "We ship", [segmentId("01890000-0000-7000-8000-0000000000ff")]],
    ["that is empty", " \u0000 ", on(2)],
    ["that goes on and on", "we ship ".repeat(200), on(2)],
    ["in Russian with another name", "Мария просит 340", on(3)],
  ])("%s", (_, text, segmentIds) => {
    const result = { ...emptyResult, risks: [{ text, segmentIds }] };
    expect(checkEvidence(result, meeting)).toEqual({ result: emptyResult, droppedLines: 1 });
  });
});

describe("a task", () => {
  it.each([
    ["as it was taken on", {}],
    ["without owner and date", { owner: null, ownerIdentity: null, dueOn: null }],
    ["whose owner answers right after", { segmentIds: on(0), dueOn: null }],
    [
      "of the one who speaks Russian",
      {
        text: "Согласовать 340",
        owner: "Тимур",
        ownerIdentity: participantIdentity("p3"),
        dueOn: "2026-11-13",
        segmentIds: on(3),
      },
    ],
  ])("stays %s", (_, change) => {
    const result = { ...emptyResult, tasks: [task(change)] };
    expect(checkEvidence(result, meeting).droppedLines).toBe(0);
  });
  it.each([
    ["with a date its words do not lead to", { dueOn: "2026-11-25" }],
    ["with a date that does not exist", { dueOn: "2026-02-31" }],
    ["with an owner who is not in it", { owner: "Marcus", ownerIdentity: null }],
    [
      "with an owner who speaks elsewhere",
      { owner: "Тимур", ownerIdentity: participantIdentity("p3") },
    ],
    [
      "with an owner who is no participant",
      { owner: null, ownerIdentity: participantIdentity("p9") },
    ],
  ])("goes %s", (_, change) => {
    const result = { ...emptyResult, tasks: [task(change)] };
    expect(checkEvidence(result, meeting).droppedLines).toBe(1);
  });
});

it("ids are cleaned, lines bounded, text put on one line", () => {
  const [first] = ids;
  const line = { text: "We\u0000 ship\n seats\ud800", segmentIds: [...on(2, 2), segmentId("no")] };
  const { result } = checkEvidence({ ...emptyResult, summary: [line] }, meeting);
  expect(result.summary).toEqual([{ text: "We ship seats", segmentIds: on(2) }]);
  const many = Array.from({ length: 230 }, () => ({
    text: "Release notes",
    segmentIds: [first ?? segmentId("")],
  }));
  const bounded = checkEvidence({ ...emptyResult, decisions: many }, meeting);
  expect([bounded.result.decisions.length, bounded.droppedLines]).toEqual([200, 30]);
});

it.each([
  ["one that the database cannot hold", "Tom\u0000\ud800\n", "Tom"],
  ["nothing but such signs", "\u0000", null],
  ["a speech in place of a name", `Tom ${"and so on ".repeat(30)}`, null],
])("an owner is a name on one line: %s", (_, owner, shown) => {
  const { result } = checkEvidence({ ...emptyResult, tasks: [task({ owner })] }, meeting);
  expect(result.tasks.map((kept) => kept.owner)).toEqual([shown]);
});
