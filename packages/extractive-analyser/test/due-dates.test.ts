import { describe, expect, it } from "vitest";
import { dayIn, isoOf } from "../src/days.ts";
import { dueDay } from "../src/due-dates.ts";

const thursday = dayIn(new Date("2026-11-12T09:00:00Z"), "Europe/Berlin");

function due(said: string, language: "en" | "ru"): string | null {
  const day = dueDay(said, language, thursday);
  return day === null ? null : isoOf(day);
}

describe("English: a day is meant from the session's day, Thursday, 12 November 2026", () => {
  it.each([
    ["by Monday", "2026-11-16"],
    ["by Friday", "2026-11-13"],
    ["on Thursday", "2026-11-19"],
    ["next Tuesday", "2026-11-17"],
    ["next Friday", "2026-11-20"],
    ["Monday week", "2026-11-23"],
    ["tomorrow morning", "2026-11-13"],
    ["to the customer to-morrow", "2026-11-13"],
    ["the day after tomorrow", "2026-11-14"],
    ["by end of day", "2026-11-12"],
    ["tonight", "2026-11-12"],
    ["this week", "2026-11-13"],
    ["by the end of the week", "2026-11-13"],
    ["end of next week", "2026-11-20"],
    ["early next week", "2026-11-16"],
    ["on Wednesday next week", "2026-11-18"],
    ["in two weeks", "2026-11-26"],
    ["in ten days", "2026-11-22"],
    ["by the end of the month", "2026-11-30"],
    ["before the weekend", "2026-11-13"],
    ["by the twenty fifth", "2026-11-25"],
    ["by the 3rd", "2026-12-03"],
    ["by the third of December", "2026-12-03"],
    ["on December first", "2026-12-01"],
    ["November 18", "2026-11-18"],
    ["by January 15th", "2027-01-15"],
    ["by Friday the twentieth of November", "2026-11-20"],
    ["Tuesday, no, Wednesday", "2026-11-18"],
    ["by Monday, the review on Tuesday is too late", "2026-11-16"],
    ["by Wednesday because the review is on Friday", "2026-11-18"],
    ["on Tuesday, so that they have it before Friday", "2026-11-17"],
    ["by Monday, no, make that Tuesday", "2026-11-17"],
    ["not Monday, Tuesday", "2026-11-17"],
    ["and Monday is too late so by Friday", "2026-11-13"],
    ["on Wednesday, Thursday at the latest", "2026-11-19"],
    ["I think Wednesday's fine", "2026-11-18"],
    ["first thing Monday", "2026-11-16"],
    ["within eight days", "2026-11-20"],
    ["in twelve days", "2026-11-24"],
    ["in the next couple of days", "2026-11-14"],
    ["by this coming Friday", "2026-11-13"],
    ["after the weekend", "2026-11-16"],
    ["a week from Monday", "2026-11-23"],
    ["a week from tomorrow", "2026-11-20"],
    ["a week today", "2026-11-19"],
    ["in a week's time", "2026-11-19"],
    ["in a month", "2026-12-12"],
    ["by the fifteenth of next month", "2026-12-15"],
    ["by the tenth of January", "2027-01-10"],
    ["on the first of next month", "2026-12-01"],
    ["by mid December", "2026-12-15"],
    ["by the middle of December", "2026-12-15"],
    ["by the end of November", "2026-11-30"],
    ["end of January", "2027-01-31"],
    ["early December", "2026-12-04"],
    ["by the middle of next week", "2026-11-18"],
    ["midweek next week", "2026-11-18"],
    ["later today", "2026-11-12"],
    ["before I go home", "2026-11-12"],
    ["before lunch tomorrow", "2026-11-13"],
    ["before lunch", "2026-11-12"],
    ["by five o'clock", "2026-11-12"],
    ["by four pm", "2026-11-12"],
    ["before the month is out", "2026-11-30"],
    ["before the end of the week", "2026-11-13"],
    ["at the end of the year", "2026-12-31"],
    ["before New Year", "2026-12-31"],
    ["the week after next", "2026-11-27"],
    ["between Monday and Wednesday", "2026-11-18"],
    ["on Monday or Tuesday", "2026-11-17"],
    ["31 February", null],
    ["February 30th", null],
    ["last Friday", null],
    ["every Monday", null],
    ["Monday's numbers", null],
    ["yesterday", null],
    ["I may march on", null],
    ["the first candidate", null],
    ["three of them", null],
  ])("%s → %s", (said, day) => {
    expect(due(`I will send it ${said}.`, "en")).toBe(day);
  });
});

describe("Russian: the same", () => {
  it.each([
    ["до пятницы", "2026-11-13"],
    ["к среде", "2026-11-18"],
    ["в четверг", "2026-11-19"],
    ["в следующую пятницу", "2026-11-20"],
    ["во вторник на следующей неделе", "2026-11-17"],
    ["завтра утром", "2026-11-13"],
    ["послезавтра", "2026-11-14"],
    ["сегодня", "2026-11-12"],
    ["до вечера", "2026-11-12"],
    ["до конца дня", "2026-11-12"],
    ["завтра до обеда", "2026-11-13"],
    ["до конца недели", "2026-11-13"],
    ["на этой неделе", "2026-11-13"],
    ["к концу следующей недели", "2026-11-20"],
    ["в начале следующей недели", "2026-11-16"],
    ["через неделю", "2026-11-19"],
    ["через две недели", "2026-11-26"],
    ["через три дня", "2026-11-15"],
    ["до конца месяца", "2026-11-30"],
    ["до конца ноября", "2026-11-30"],
    ["к двадцать пятому", "2026-11-25"],
    ["до двадцатого", "2026-11-20"],
    ["к первому декабря", "2026-12-01"],
    ["двадцать пятого ноября", "2026-11-25"],
    ["5 декабря", "2026-12-05"],
    ["до 15 числа", "2026-11-15"],
    ["к 20-му", "2026-11-20"],
    ["до 15 января", "2027-01-15"],
    ["в пятницу, двадцатого ноября", "2026-11-20"],
    ["31 февраля", null],
    ["в прошлую пятницу", null],
    ["по понедельникам", null],
    ["вчера", null],
    ["первого кандидата", null],
    ["неделю назад", null],
  ])("%s → %s", (said, day) => {
    expect(due(`Я пришлю это ${said}.`, "ru")).toBe(day);
  });
});

describe("the session's day is that of the space", () => {
  it.each([
    ["2026-11-12T23:30:00Z", "Europe/Berlin", "2026-11-13"],
    ["2026-11-12T23:30:00Z", "America/New_York", "2026-11-12"],
    ["2026-11-12T20:30:00Z", "Asia/Vladivostok", "2026-11-13"],
    ["2026-11-12T20:30:00Z", "No/Where", "2026-11-12"],
  ])("%s in %s is %s", (instant, zone, day) => {
    expect(isoOf(dayIn(new Date(instant), zone))).toBe(day);
  });
});
