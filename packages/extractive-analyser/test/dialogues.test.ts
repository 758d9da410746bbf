import { describe, expect, it } from "vitest";
import { embeddedAnalyser } from "../src/index.ts";
import { meetingOf } from "./meetings.ts";

// Thursday, 12 November 2026. Who is named without speaking is told in `names`.
async function analysed(lines: string, names?: readonly string[]) {
  const { signal } = new AbortController();
  return (await embeddedAnalyser.analyse(meetingOf(lines, names), signal)).result;
}

const tasksIn = async (lines: string, names?: readonly string[]) =>
  (await analysed(lines, names)).tasks.map(({ owner, dueOn }) => [owner, dueOn]);

describe("English: the day stands in another turn than the work", () => {
  it.each([
    [
      "next sentence of the same turn",
      "Ann: I'll rewrite the onboarding guide. It's a big one. You'll have it on Wednesday.\nBen: Great.",
      [["Ann", "2026-11-18"]],
    ],
    [
      "the asker asks when",
      "Ann: Ben, can you translate the brochure?\nBen: Sure, I can do that.\nAnn: By when?\nBen: Tuesday, probably.",
      [["Ben", "2026-11-17"]],
    ],
    [
      "the asker asks when at length",
      "Ann: I'll renew the parking permits.\nBen: When do you think you'll have that done?\nAnn: Um, I'd say the end of next week.",
      [["Ann", "2026-11-20"]],
    ],
    [
      "the asker sets the day after the yes",
      "Ann: Ben, could you repaint the sign?\nBen: Yep.\nAnn: The open day is on the Saturday, so I'd need it by Wednesday.\nBen: Fine.",
      [["Ben", "2026-11-18"]],
    ],
    [
      "corrected by the speaker",
      "Ann: I'll send the newsletter on Monday. No wait, make it Tuesday, Monday's packed.",
      [["Ann", "2026-11-17"]],
    ],
    [
      "corrected by the other",
      "Ann: I'll file the tax forms by Wednesday.\nBen: Wednesday's too late, the office closes. Make it Monday.\nAnn: Okay, Monday.",
      [["Ann", "2026-11-16"]],
    ],
    [
      "corrected after a word on why",
      "Ann: I'll post the exam results on Monday.\nBen: The printers are shut on Monday for the fair, you know.\nAnn: Ah, true. Then Wednesday.",
      [["Ann", "2026-11-18"]],
    ],
    [
      "haggled",
      "Ann: Ben, can you prune the hedges by Monday?\nBen: Monday's not realistic. I could do Thursday.\nAnn: Thursday works.",
      [["Ben", "2026-11-19"]],
    ],
    [
      "a date said elsewhere",
      "Ann: The board meeting is on the twenty third.\nBen: Right.\nCleo: I'll finish the slides before the board meeting.",
      [["Cleo", "2026-11-23"]],
    ],
    [
      "a date said right after",
      "Ben: I'll wash the van before the trade fair.\nAnn: That's on the 20th.\nBen: Yes.",
      [["Ben", "2026-11-20"]],
    ],
    [
      "a need, dated by the one who takes it",
      "Ann: The fire doors need to be inspected.\nBen: I'll book the inspector.\nAnn: When?\nBen: First thing Monday.",
      [["Ben", "2026-11-16"]],
    ],
    [
      "what the day is of comes first",
      "Ann: The deadline for the grant is the thirtieth.\nBen: I'll write the grant application then.",
      [["Ben", "2026-11-30"]],
    ],
    [
      "the day of a thing that happened is none of the work",
      "Ann: The pump was replaced on Friday the sixth.\nBen: I'll check the pump pressure.\nAnn: Thanks.",
      [["Ben", null]],
    ],
  ])("%s", async (_title, lines, expected) => {
    expect(await tasksIn(lines)).toEqual(expected);
  });
});

describe("English: who takes it is who owns it", () => {
  it.each([
    [
      "another than the asked one",
      "Ann: Ben, can you phone the landlord?\nCleo: I'll take that, I know him.\nBen: Thanks, Cleo.",
      [["Cleo", null]],
    ],
    [
      "leave it with me",
      "Ann: The invoices need sorting.\nBen: Leave it with me.\nAnn: Thank you.",
      [["Ben", null]],
    ],
    [
      "give that to",
      "Ann: What about the seating plan?\nBen: Give that to Sam.\nSam: Okay.",
      [["Sam", null]],
    ],
    [
      "that's yours",
      "Ann: Then there's the warranty claim. Sam, that's yours.\nSam: Yep.\nBen: Good.",
      [["Sam", null]],
    ],
    [
      "the asked one hands on",
      "Ann: Ben, can you update the price list?\nBen: I'm away next week. Cleo, could you do it?\nCleo: Sure.",
      [["Cleo", null]],
    ],
    [
      "refused, then taken by another",
      "Ann: Ben, can you collect the keys?\nBen: I can't, I'm in court all day.\nCleo: I can do it.\nAnn: Thanks.",
      [["Cleo", null]],
    ],
    [
      "full name of one who is known by the first",
      "Ann Lee: Sam Okafor will renew the insurance by Monday.\nBen Dunn: Good.\nSam Okafor: Yes.",
      [["Sam Okafor", "2026-11-16"]],
    ],
    [
      "we is nobody's",
      "Ann: We have to replace the boiler by Friday.\nBen: True.\nCleo: Yes.",
      [[null, "2026-11-13"]],
    ],
    [
      "the one who is to do it is named after",
      "Ann: Someone needs to water the trees next week.\nBen: Cleo can do that.\nCleo: Yes, fine.",
      [["Cleo", "2026-11-20"]],
    ],
    [
      "on you",
      "Ann: The visa letters are on you, Ben.\nBen: Right, by Tuesday.\nCleo: Nice.",
      [["Ben", "2026-11-17"]],
    ],
    [
      "I'll have Sam do it",
      "Ann: I'll get Sam to measure the windows tomorrow.\nBen: Good.",
      [["Sam", "2026-11-13"]],
      ["Ann", "Ben", "Sam"],
    ],
  ])("%s", async (_title, lines, expected, names?: string[]) => {
    expect(await tasksIn(lines, names)).toEqual(expected);
  });
});

const decisionsIn = async (lines: string) =>
  (await analysed(lines)).decisions.map(({ segmentIds }) => segmentIds.map(Number));

describe("English: decided without the word", () => {
  it.each([
    ["Ann: Let's have the picnic in the north park.\nBen: Works for me.\nCleo: Fine.", [0]],
    ["Ann: We could print it on recycled paper.\nBen: I like that.\nCleo: Me too.", [0]],
    ["Ann: Which caterer?\nBen: We'll go with the Greek one.\nAnn: Okay.", [1]],
    ["Ann: Red or green for the covers?\nBen: Green.\nCleo: Green.\nAnn: Green it is.", [3]],
    ["Ann: So the choir stays on Tuesdays.\nBen: Yes.", [0]],
    ["Ann: Okay so the workshop moves to the spring.\nBen: All right.", [0]],
    ["Ann: Do we sponsor the run again?\nBen: It costs too much.\nAnn: Then it's a no.", [2]],
    ["Ann: We're not doing the raffle this year.\nBen: Fair enough.", [0]],
    ["Ben: The window seats are gone.\nAnn: So that's settled, we take the hall.", [1]],
    ["Ann: Tea or juice?\nBen: Juice is cheaper.\nAnn: Fine, juice then.\nBen: Amen.", [2]],
    ["Ann: Do you want the map on it?\nBen: Without. It's too busy.\nAnn: Without, got it.", [1]],
    ["Ann: How about we close on Mondays?\nBen: Makes sense.\nCleo: Yeah, let's do that.", [0]],
    [
      "Ann: Can we agree that guests pay at the door?\nBen: Sounds fair to me.\nAnn: Then that's the rule.",
      [0],
    ],
    ["Ann: Okay, so not the ferry, we take the bridge. Good.\nBen: Right.", [0]],
    ["Ann: To sum up, we keep the old logo and drop the slogan.\nBen: Yes.", [0]],
  ])("%s", async (lines, segments) => {
    const found = await decisionsIn(lines);
    expect(found).toHaveLength(1);
    for (const segment of segments) expect(found[0]).toContain(segment);
  });

  it("of a decision that is reversed, the last stands", async () => {
    const { decisions } = await analysed(
      "Ann: Let's go with the blue tiles.\nBen: Agreed.\nCleo: The shop is out of the blue tiles till May.\nAnn: Right.\nBen: Hm.\nAnn: Okay, then scrap that, we'll go with the grey tiles.\nBen: Agreed.",
    );
    expect(decisions.map(({ text }) => /grey/.test(text))).toEqual([true]);
  });

  it.each([
    ["Ann: We could go to the lake.\nBen: Hm, I don't know.\nAnn: Let's think about it."],
    ["Ann: Let's move the shed.\nBen: No, the ground is too soft there."],
    ["Ann: Should we hire a band?\nBen: Good question.\nAnn: Not deciding that today."],
    ["Ann: The bus stays in the garage when it rains.\nBen: It always did."],
    ["Ann: I was in Rome last week.\nBen: Nice. How was it?"],
    ["Ann: Let's look at the second page.\nBen: Okay.\nAnn: As you can see, it is long."],
  ])("nothing is decided: %s", async (lines) => {
    expect(await decisionsIn(lines)).toEqual([]);
  });
});

describe("Russian: what is told, supposed or joked about is no task", () => {
  it.each([
    ["Аня: Если бы у нас был свой склад, я бы заказала всё сразу.\nБоря: Да, удобно."],
    [
      "Аня: Допустим, клиент не платит. Что вы сделаете?\nБоря: Сначала позвоню ему, потом напишу претензию.\nАня: Понятно.",
    ],
    [
      "Аня: Представьте, упал сервер. Ваши действия?\nБоря: Проверю логи, откачу релиз.\nАня: Хорошо.",
    ],
    [
      "Аня: Как бы вы построили отдел?\nБоря: Я найму двух аналитиков и поставлю им задачи.\nАня: Угу.",
    ],
    [
      "Аня: Расскажите про прошлую работу.\nБоря: Прихожу я тогда к директору и говорю, давайте перепишем отчёт. Он согласился.\nАня: Ясно.",
    ],
    ["Аня: Обычно я сначала отправлю анкету, а потом позвоню.\nБоря: Понял."],
    ["Аня: Сосед весной продаст гараж и купит лодку.\nБоря: Счастливый."],
    ["Аня: Говорят, завод закроют и всех переведут.\nБоря: Да уж."],
    ["Аня: Ещё раз сломается принтер, выкину его в окно.\nБоря: Ха-ха, и я помогу."],
    ["Аня: Ну конечно, сейчас всё брошу и поеду к ним.\nБоря: Смешно."],
    ["Аня: А если гость пожалуется, кому ты позвонишь?\nБоря: Позвоню управляющему.\nАня: Верно."],
    ["Аня: Я бы отправил это юристам.\nБоря: Может быть."],
    ["Аня: Вот придёт проверка, тогда и напишем отчёт.\nБоря: Ага."],
    [
      "Аня: Когда я работала в банке, мне говорят: сделаешь отчёт за ночь? Сделаю, говорю.\nБоря: Жесть.",
    ],
    ["Аня: У них поставщик привезёт товар, они его оплатят, и всё.\nБоря: Удобно."],
    ["Аня: Будь у меня бюджет, я купила бы новый станок.\nБоря: Все бы купили."],
    [
      "Аня: Что будете делать, если команда против?\nБоря: Соберу всех, объясню цели, предложу компромисс.\nАня: Интересно.",
    ],
  ])("%s", async (lines) => {
    expect(await tasksIn(lines)).toEqual([]);
  });

  it.each([
    ["Аня: Если хотите, я отправлю анкету завтра.\nБоря: Да, давай.", "Аня", "2026-11-13"],
    [
      "Аня: Боря, как будешь у юристов, забери договор.\nБоря: Хорошо, заберу завтра.",
      "Боря",
      "2026-11-13",
    ],
    [
      "Аня: Что делаем с принтером?\nБоря: Я отвезу его в ремонт в понедельник.\nАня: Спасибо.",
      "Боря",
      "2026-11-16",
    ],
    ["Аня: Кто напишет отчёт?\nБоря: Напишу я, к среде.\nАня: Отлично.", "Боря", "2026-11-18"],
    [
      "Аня: Обычно этим занимался Олег. Теперь Боря, возьмёшь анкеты?\nБоря: Возьму, к пятнице.",
      "Боря",
      "2026-11-13",
    ],
    [
      "Аня: Как мы сообщим жильцам?\nБоря: Я повешу объявление в понедельник.\nАня: Хорошо.",
      "Боря",
      "2026-11-16",
    ],
  ])("a task all the same: %s", async (lines, owner, dueOn) => {
    expect(await tasksIn(lines)).toEqual([[owner, dueOn]]);
  });
});
