import { describe, expect, it } from "vitest";
import { actOf } from "../src/acts.ts";
import { peopleOf } from "../src/people.ts";
import { sentencesOf } from "../src/sentences.ts";
import { meetingOf } from "./meetings.ts";

const names = ["Anna Keller", "Omar Haddad", "Ирина Соколова", "Павел Дронов"];

/** The kinds of act in what is said, weak ones left out. */
function kindsIn(said: string): string[] {
  const meeting = meetingOf(`Anna Keller: ${said}`, names);
  return sentencesOf(meeting, peopleOf(meeting)).flatMap((sentence) => {
    const act = actOf(sentence);
    return act === null || act.strength < 0.4 ? [] : [act.kind];
  });
}

describe("a promise is a commitment of its speaker", () => {
  it.each([
    "I'll send the minutes tonight.",
    "Yeah, um, I'll get the scaffolding people on the phone.",
    "I'm going to rewrite the runbook.",
    "I'm gonna talk to the caterer.",
    "Leave that with me.",
    "I can take the second floor.",
    "Let me check with the supplier.",
    "I need to order the cable before Friday.",
    "I'll have the quote ready by Monday.",
    "That one's on me.",
    "I'll see if the hall is free.",
    "Я завтра пришлю смету.",
    "Пришлю смету завтра.",
    "Ладно, позвоню в управу.",
    "Я возьму это на себя.",
    "С меня список родителей.",
    "Мне надо до пятницы сдать отчёт.",
    "Договорюсь с подрядчиком насчёт крана.",
    "Я тогда перенесу митинг и предупрежу всех.",
    "Проверю логи и отпишусь.",
    "Попробую достучаться до хостинга.",
    "Закажу пиццу на репетицию.",
    "Я подниму этот вопрос у директора.",
    "Разберусь с сертификатом.",
    "Уточню у бухгалтерии.",
    "Свяжусь с ними в понедельник.",
    "Я буду вести протокол и разошлю его.",
    "Сведу таблицу к среде.",
    "Оформлю пропуск.",
    "Вышлю договор.",
    "Подготовлю макет и скину в чат.",
    "Заведу задачу в трекере.",
    "Выложу запись на диск.",
    "Спрошу у завхоза про ключи.",
  ])("%s", (said) => {
    expect(kindsIn(said)).toContain("commitment");
  });
});

describe("what is asked of another is a request", () => {
  it.each([
    "Can you send me the drawings?",
    "Could you maybe ring the plumber, Omar?",
    "Omar, please book the gym.",
    "Please update the status page.",
    "Omar, can you own the follow-up?",
    "Would you mind checking the invoice?",
    "I need you to sign the lease.",
    "Don't forget to invite the parents.",
    "Make sure the fuse box is labelled.",
    "Omar, you'll take the slides.",
    "Ask them for the certificate.",
    "Павел, сможешь посчитать смету?",
    "Пришлите, пожалуйста, фотографии.",
    "Паш, глянь договор.",
    "Ира, напишешь родителям?",
    "Позвони им сегодня.",
    "Можешь проверить бэкапы?",
    "Ты согласуешь с пожарными?",
    "Прошу вас подготовить справку.",
    "Ирина, отправь акт подрядчику.",
    "Не забудь про накладные.",
    "Паша, ты тогда созвонись с ними.",
    "Павел, отчёт на тебе.",
    "Смета за Павлом.",
    "Вы пришлёте нам макеты?",
  ])("%s", (said) => {
    expect(kindsIn(said)).toContain("request");
  });
});

describe("what is told of a person named is an assignment", () => {
  it.each([
    "Omar will bring the keys.",
    "Omar is going to call the bank on Monday.",
    "Omar to circulate the draft.",
    "Omar sends the invoice tomorrow.",
    "Павел сделает замеры.",
    "Пусть Ирина напишет в школу.",
    "Павел завтра съездит на склад.",
  ])("%s", (said) => {
    expect(kindsIn(said)).toContain("assignment");
  });
});

describe("work without an owner yet is a need", () => {
  it.each([
    "Someone has to call the insurance.",
    "The gutter needs to be fixed before winter.",
    "We need to rotate the passwords.",
    "The contract still has to be signed.",
    "Надо обновить сертификаты.",
    "Кровлю нужно закрыть до морозов.",
    "Нам необходимо собрать подписи.",
    "Кто-то должен встретить делегацию.",
    "Сертификат пора продлить.",
  ])("%s", (said) => {
    expect(kindsIn(said)).toContain("need");
  });
});

describe("what is no work is none", () => {
  it.each([
    "I'll be honest, it was a mess.",
    "I will never understand this form.",
    "We should have tested it.",
    "Can you hear me?",
    "Can you see my screen?",
    "I'll share my screen.",
    "He said, I'll fix it tomorrow.",
    "She was like, I'll call you.",
    "I won't do that again.",
    "I don't need to call them.",
    "We had to wait for an hour.",
    "I was going to call them but I forgot.",
    "I think it will rain.",
    "See you on Monday.",
    "I'd need a week for that.",
    "Надо было проверить раньше.",
    "Скажу честно, мне не нравится.",
    "Он говорит, я сделаю за день.",
    "Я ему сказала, позвони.",
    "Не буду ничего менять.",
    "Я не успею.",
    "Меня слышно?",
    "Следовало предупредить соседей.",
    "Думаю, будет дождь.",
    "Я вчера отправила письмо.",
    "Увидимся в понедельник.",
    "Я бы не стал этого делать.",
    "Надо признать, вышло неплохо.",
  ])("%s", (said) => {
    expect(kindsIn(said)).toEqual([]);
  });
});

describe("who is meant", () => {
  const people = [
    "Ольга Сергеевна Ким",
    "Ольга Петровна Белова",
    "Павел Дронов",
    "Priya Nair",
    "Bill Stroud",
  ];
  const whoIn = (said: string) => {
    const meeting = meetingOf(`Павел Дронов: ${said}`, people);
    const known = peopleOf(meeting);
    return sentencesOf(meeting, known).flatMap((sentence) => {
      const who = actOf(sentence)?.who ?? null;
      return who === null ? [] : [known.at(who)?.name];
    });
  };

  it.each([
    ["Ольга Петровна, отправьте отчёт.", "Ольга Петровна Белова"],
    ["Паш, отправь отчёт.", "Павел Дронов"],
    ["Пусть Ким отправит отчёт.", "Ольга Сергеевна Ким"],
    ["Preya will send the report.", "Priya Nair"],
    ["William, can you send the report?", "Bill Stroud"],
    ["okay priya can you send the report", "Priya Nair"],
  ])("%s → %s", (said, name) => {
    expect(whoIn(said)).toEqual([name]);
  });

  it("does not take a patronymic of another for the one who is there", () => {
    expect(whoIn("Павел Иванович, отправьте отчёт.")).toEqual([]);
  });

  it("does not take a word without a capital for the name it also is", () => {
    expect(whoIn("the bill will be paid by the client")).toEqual([]);
  });
});
