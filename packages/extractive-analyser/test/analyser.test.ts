import type { AnalysisResult } from "@rooms/domain/analysis/analysis";
import type { Meeting } from "@rooms/domain/analysis/meeting-analyser";
import { describe, expect, it } from "vitest";
import { embeddedAnalyser } from "../src/index.ts";
import { meetingOf } from "./meetings.ts";

const never = () => new AbortController().signal;

async function analysed(meeting: Meeting): Promise<AnalysisResult> {
  const { result } = await embeddedAnalyser.analyse(meeting, never());
  expectGrounded(result, meeting);
  return result;
}

/** Every line rests on segments of the meeting, and every word of it is theirs. */
function expectGrounded(result: AnalysisResult, meeting: Meeting): void {
  const said = new Map<string, string>(
    meeting.segments.map(({ id, text }): [string, string] => [id, text]),
  );
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const { summary, decisions, tasks, risks, questions } = result;
  for (const line of [...summary, ...decisions, ...tasks, ...risks, ...questions]) {
    expect(line.segmentIds.length).toBeGreaterThan(0);
    const evidence = new Set(line.segmentIds.flatMap((id) => words(said.get(id) ?? "")));
    // The last word may be cut where the line is.
    expect(
      words(line.text)
        .slice(0, -1)
        .filter((word) => !evidence.has(word)),
    ).toEqual([]);
    expect(line.text.length).toBeLessThanOrEqual(240);
  }
}

const tasksIn = async (lines: string, names?: readonly string[]) =>
  (await analysed(meetingOf(lines, names))).tasks.map(({ text, owner, dueOn }) => ({
    text,
    owner,
    dueOn,
  }));

describe("a request becomes a task of the one who takes it", () => {
  it.each([
    [
      "Ann: Ben, can you send the drawings to the client?\nBen: Sure, by Monday.",
      "Ben",
      "2026-11-16",
    ],
    [
      "Ann: Who can call the caterer?\nCleo: I'll do it tomorrow.\nBen: Thanks.",
      "Cleo",
      "2026-11-13",
    ],
    [
      "Ann: The gutter needs to be fixed.\nBen: I'll take that, Friday.\nCleo: Nice.",
      "Ben",
      "2026-11-13",
    ],
    ["Аня: Боря, пришлёшь смету подрядчику?\nБоря: Да, к среде.", "Боря", "2026-11-18"],
    ["Аня: Кто позвонит в управу?\nВера: Я позвоню завтра.\nБоря: Спасибо.", "Вера", "2026-11-13"],
    ["Аня: Надо заказать бетон.\nБоря: Закажу, до пятницы.\nВера: Ага.", "Боря", "2026-11-13"],
  ])("%s", async (lines, owner, dueOn) => {
    expect(await tasksIn(lines)).toEqual([expect.objectContaining({ owner, dueOn })]);
  });
});

describe("what is refused, taken back, done or laughed off is no task", () => {
  it.each([
    ["Ann: Ben, can you rewrite the contract?\nBen: No, I can't, not this month."],
    [
      "Ann: Ben, can you call the printer?\nBen: Sure.\nAnn: Oh wait, forget that, we have enough flyers.",
    ],
    ["Ann: Ben, can you order the cables?\nBen: They have already been ordered."],
    ["Ann: Someone has to build a statue of Ben.\nBen: Haha, very funny."],
    ["Аня: Боря, перепишешь договор?\nБоря: Не могу, у меня отпуск."],
    ["Аня: Боря, позвонишь в типографию?\nБоря: Да.\nАня: А, хотя нет, не надо, листовок хватит."],
    ["Аня: Надо заказать кабель.\nБоря: Уже заказан, вчера подтвердили."],
  ])("%s", async (lines) => {
    expect(await tasksIn(lines)).toEqual([]);
  });
});

it("says a task once that is said twice", async () => {
  const lines = `Ann: I'll send the fire safety report to the council by Monday.
Ben: Good.
Cleo: The chairs are blue, by the way.
Ben: They were green before.
Ann: So, to recap: the fire safety report goes to the council by Monday, that's me.`;
  expect(await tasksIn(lines)).toHaveLength(1);
});

it.each([
  ["that closes the meeting", "Ann: The budget is agreed.\nBen: Who pays for the extra work?", 1],
  ["that gets no idea", "Ann: Who pays for the extra work?\nBen: No idea, honestly.", 1],
  ["that is answered", "Ann: Who pays for the extra work?\nBen: The customer does.", 0],
  [
    "that closes a Russian meeting",
    "Аня: Бюджет согласован.\nБорис: Кто оплатит дополнительную работу?",
    1,
  ],
])("leaves a question open %s", async (_what, lines, count) => {
  expect((await analysed(meetingOf(lines))).questions).toHaveLength(count);
});

it("takes each sentence in its own language", async () => {
  const lines = `Ann: I'll send the floor plan tomorrow.\nБоря: А я согласую смету с заказчиком до пятницы.`;
  expect(await tasksIn(lines)).toEqual([
    { text: "I'll send the floor plan tomorrow.", owner: "Ann", dueOn: "2026-11-13" },
    { text: "Я согласую смету с заказчиком до пятницы.", owner: "Боря", dueOn: "2026-11-13" },
  ]);
});

describe("names of every kind", () => {
  it("leaves the owner open when two share the name that was said, and takes the one who answers", async () => {
    const names = ["Ivan Petrov", "Ivan Sidorov", "Ann"];
    const [open] = await tasksIn("Ann: Ivan will order the concrete on Monday.", names);
    expect(open).toMatchObject({ owner: "Ivan" });
    const [answered] = await tasksIn(
      "Ann: Ivan, can you order the concrete?\nIvan Sidorov: Yes, will do.",
      names,
    );
    expect(answered).toMatchObject({ owner: "Ivan Sidorov" });
  });

  it.each(["Ben 🚀", "“Ben” O'Neil", "בן כהן", "محمد", "🎉", '"', "", "Ben; DROP TABLE"])(
    "takes %s",
    async (name) => {
      const meeting = meetingOf("x: I'll send the plan to the client tomorrow.", [name]);
      const [segment] = meeting.segments;
      const own = {
        ...meeting,
        segments: meeting.segments.map((each) => ({
          ...each,
          identity: meeting.participants[0]!.identity,
        })),
      };
      expect(segment).toBeDefined();
      expect((await analysed(own)).tasks).toMatchObject([{ owner: name, dueOn: "2026-11-13" }]);
    },
  );

  it("knows short forms, cases and other letters", async () => {
    const names = ["Oleg Marchenko", "Юлия Бережная", "Svetlana Orlova"];
    const tasks = await tasksIn(
      "Oleg Marchenko: Юль, напишешь отзыв?\nЮлия Бережная: Да.\nЮлия Бережная: Светлана отправит договор завтра.\nSvetlana Orlova: Олег проверит счёт в пятницу.",
      names,
    );
    expect(tasks.map(({ owner }) => owner)).toEqual([
      "Юлия Бережная",
      "Svetlana Orlova",
      "Oleg Marchenko",
    ]);
  });
});

describe("bad input", () => {
  it.each([
    ["nothing said", []],
    ["one word", ["Hello"]],
    ["marks alone", ["?!", "…", "\u200F", "👍👍"]],
    ["a segment without a mark", ["word ".repeat(2_000)]],
    ["10,000 letters without a space", ["a".repeat(10_000)]],
    ["promises without end", ["I'll send it and ".repeat(600)]],
    ["commas without end", ["я, ".repeat(3_000)]],
    ["names without end", ["Ann, ".repeat(2_000)]],
    ["verbs without end", ["сделаю отправить ".repeat(600)]],
    ["ifs without end", ["if not ".repeat(1_400)]],
  ])("%s is analysed in under a second", async (_title, texts) => {
    const started = performance.now();
    await analysed(meetingOf(texts.map((text) => `Ann: ${text}`).join("\n"), ["Ann"]));
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it("analyses 20,000 segments in a few seconds", async () => {
    const lines = [
      "Ann: I'll send the report by Friday.",
      "Ben: Can you call the bank?",
      "Ann: Sure.",
      "Аня: Надо закрыть кровлю, если не успеем, зальёт.",
    ];
    const meeting = meetingOf(
      Array.from({ length: 20_000 }, (_, at) => `${lines[at % 4] ?? ""} ${at}`).join("\n"),
    );
    const started = performance.now();
    const { tasks } = await analysed(meeting);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(tasks.length).toBeLessThanOrEqual(200);
  }, 20_000);

  it("stops when it is told to", async () => {
    const controller = new AbortController();
    controller.abort(new Error("stopped"));
    await expect(
      embeddedAnalyser.analyse(meetingOf("Ann: Hi."), controller.signal),
    ).rejects.toThrow("stopped");
  });
});
