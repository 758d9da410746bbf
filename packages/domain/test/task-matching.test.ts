import { describe, expect, it } from "vitest";
import { guestIdentity } from "../src/shared/identity.ts";
import { participantIdentity, slug, userId } from "../src/shared/ids.ts";
import { matchOwner } from "../src/tasks/owner-matching.ts";
import { isSameThing } from "../src/tasks/same-thing.ts";

describe("the same thing said again", () => {
  it.each([
    ["I'll send the budget report to Ann", "send the budget reports to Ann tomorrow"],
    ["Send the report by Friday", "I will send the report by Monday, okay?"],
    ["Review the contract", "Reviewing the contract"],
    ["We need to plan the retro", "planning the retro"],
    ["Copy the slides for Ben", "Ben, copies of slides"],
    ["Don’t deploy on Friday", "do not deploy"],
    ["Я отправлю отчёт Анне", "отправить отчет Анне до пятницы"],
    ["Подготовим договоры для юристов", "подготовить договор для юриста"],
    ["Позвонить клиенту завтра", "Я позвоню клиентам"],
    ["Call Ann", "call Ann, please"],
    ["Book table 4", "book table 4 today"],
  ])("“%s” is “%s”", (one, other) => {
    expect(isSameThing(one, other)).toBe(true);
    expect(isSameThing(other, one)).toBe(true);
  });

  it.each([
    ["Send the report", "Send the invoice"],
    ["Send the invoice to Acme", "Send the invoice to Apex"],
    ["Book table 4", "Book table 5"],
    ["Turn on the backup", "Turn off the backup"],
    ["Deploy the release", "Do not deploy the release"],
    ["Prepare the March report", "Prepare the April report"],
    ["Move the call from Ann to Ben", "Move the call from Ben to Ann"],
    ["Fix the login page", "Fix the login page tests"],
    ["I will do it", "We should do that"],
    ["Send", "Send"],
    ["Отправить отчёт", "Отправить счёт"],
    ["Не отправлять отчёт", "Отправить отчёт"],
    ["Перевести из рублей в евро", "Перевести из евро в рубли"],
    ["Buy a car", "Buy care"],
    ["Отправить отчёт Анне", "Send the report to Ann"],
    ["", ""],
    ["🚀 🚀", "🚀 🚀"],
  ])("“%s” is not “%s”", (one, other) => {
    expect(isSameThing(one, other)).toBe(false);
    expect(isSameThing(other, one)).toBe(false);
  });
});

describe("the owner of a task", () => {
  const people = {
    members: [
      { userId: userId("ann"), displayName: "Ann Lee" },
      { userId: userId("ben"), displayName: "Ben" },
      { userId: userId("alex"), displayName: "Alex Stone" },
      { userId: userId("anna"), displayName: "Анна Петрова" },
      { userId: userId("sasha"), displayName: "Александр Ким" },
      { userId: userId("igor"), displayName: "Игорь" },
      { userId: userId("pavel"), displayName: "Паша" },
      { userId: userId("rocket"), displayName: "🚀" },
      { userId: userId("rtl"), displayName: "דנה כהן" },
      { userId: userId("new"), displayName: null },
    ],
    participants: [
      { identity: participantIdentity("ann:s"), userId: userId("ann"), name: "Ann L." },
      { identity: participantIdentity("gone:s"), userId: userId("gone"), name: "Ben" },
      { identity: guestIdentity(slug("abcdefgh"), "random-1"), userId: null, name: "Alex" },
    ],
  };
  const ask = (owner: string | null, identity: string | null = null) =>
    matchOwner(
      { owner, ownerIdentity: identity === null ? null : participantIdentity(identity) },
      people,
    );

  it.each([
    ["Ann", "ann"],
    ["ann lee", "ann"],
    ["Lee", "ann"],
    ["Анна", "anna"],
    ["Анне", "anna"],
    ["Ане", "anna"],
    ["Аня", "anna"],
    ["Анной Петровой", "anna"],
    ["Александру", "sasha"],
    ["Саше", "sasha"],
    ["Игоря", "igor"],
    ["Игорем", "igor"],
    ["Павлу", "pavel"],
    ["Паше", "pavel"],
    // The case of one name is another name: it could be either.
    ["Александра", null],
    ["🚀", "rocket"],
    ["דנה", "rtl"],
    ["Ann (2)", null],
    ["Zoe", null],
    ["", null],
    // A guest and a member answer to it, and two Bens were there.
    ["Alex", null],
    ["Ben", null],
  ])("named “%s” is %s", (owner, member) => {
    expect(ask(owner)).toBe(member);
  });

  it("is whom the identity says, never a namesake", () => {
    expect(ask("Somebody", "ann:s")).toBe("ann");
    expect(ask("Alex Stone", guestIdentity(slug("abcdefgh"), "random-1"))).toBeNull();
    expect(ask("Ann Lee", "gone:s")).toBeNull();
    expect(ask("Ann Lee", "unknown:s")).toBeNull();
    expect(ask(null)).toBeNull();
  });
});
