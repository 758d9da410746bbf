import { describe, expect, it } from "vitest";
import { distinctNames, namesOnJoining, speakerNames } from "../src/sessions/distinct-names.ts";
import { personName } from "../src/shared/person-name.ts";

describe("a person's name", () => {
  it.each([
    ["is composed", "Zoe\u0301", "Zo\u00e9"],
    ["stands on one line, by single spaces", " Ann \u3000\t Lee\n", "Ann Lee"],
    ["has no unseen characters", "An\u200bn\u2060a\ufeff\u00ad", "Anna"],
    ["turns no direction", "\u202eannA\u202c \u2066x\u2069", "annA x"],
    ["has no fillers that look like spaces", "Anna\u3164\u2800\u115f", "Anna"],
    ["is composed again where an unseen character stood between", "e\u034f\u0301", "\u00e9"],
    ["bears no mark of the house", "Anna (host)", "Anna"],
    [
      "bears no mark of the house, in any brackets or case",
      "Anna \uff08HOST\uff09 [Guest]",
      "Anna",
    ],
    ["bears no mark of the house, in Russian", "Анна (Ведущий)", "Анна"],
    ["bears no mark of the house, behind a dot", "Anna · Host", "Anna"],
    ["bears no number of another", "Alex (2)", "Alex"],
    ["bears no mark that an unseen character hides", "Anna (ho\u200bst)", "Anna"],
    ["keeps other words in brackets", "Sam (they/them)", "Sam (they/them)"],
    ["keeps what is said in its middle", "Host of Hosts (2) Inc", "Host of Hosts (2) Inc"],
    ["may be a smile", "🙂", "🙂"],
    ["keeps an emoji of several whole", "👨\u200d👩\u200d👧 ❤\ufe0f", "👨\u200d👩\u200d👧 ❤\ufe0f"],
    ["joins no letters by what joins emoji", "An\u200dna\ufe0f", "Anna"],
    ["may be of right to left", "دانا", "دانا"],
    ["is none of spaces", " \u200b\u3000 ", null],
    ["is none of fillers and marks alone", "\u3164\u0301", null],
    ["is none of a mark alone", "(host)", null],
  ])("%s", (_, typed, name) => {
    expect(personName(typed)).toBe(name);
  });
});

describe("the name one joins by", () => {
  const called = (name: string, ...formerNames: string[]) => ({ name, formerNames });
  const alex = called("Alex");

  it.each([
    ["is the own one, where no other bears it", "Ann", null, [alex], called("Ann")],
    ["is numbered behind another's", "Alex", null, [alex], called("Alex (2)")],
    ["is numbered on", "Alex", null, [alex, called("Alex (2)")], called("Alex (3)")],
    [
      "is apart from a name that another bore",
      "Alex",
      null,
      [called("Bob", "Alex")],
      called("Alex (2)"),
    ],
    ["is apart from one in another case", "aLEX", null, [alex], called("aLEX (2)")],
    [
      "is apart from one of Cyrillic letters",
      "\u0410nn\u0430",
      null,
      [called("Anna")],
      called("\u0410nn\u0430 (2)"),
    ],
    ["is apart from one with I for l", "AIex", null, [alex], called("AIex (2)")],
    ["is apart from one in full width", "\uff21lex", null, [alex], called("\uff21lex (2)")],
    ["stays on coming back", "Alex", called("Alex (2)"), [alex], called("Alex (2)")],
    [
      "stays though the first has gone by another",
      "Alex",
      called("Alex (2)"),
      [called("Bob", "Alex")],
      called("Alex (2)"),
    ],
    ["is remembered when it changes", "Bob", called("Alex (2)"), [alex], called("Bob", "Alex (2)")],
    [
      "is the same on return to it",
      "Alex",
      called("Bob", "Alex (2)"),
      [alex],
      called("Alex (2)", "Bob"),
    ],
  ])("%s", (_, wanted, known, others, expected) => {
    expect(namesOnJoining(wanted, { known, others })).toEqual(expected);
  });

  it("changes twenty times and no more, so that a row does not grow without end", () => {
    let known = called("N0");
    for (let count = 1; count < 30; count += 1) {
      known = namesOnJoining(`N${count}`, { known, others: [] }) as typeof known;
    }
    expect(known.name).toBe("N20");
    expect(known.formerNames).toHaveLength(20);
  });
});

it("a line goes by the name it was spoken under, and by a number where it is from before names were apart", () => {
  const people = ["Alex", "Alex", "Boss"].map((name, index) => ({ identity: `p${index}`, name }));
  const nameOf = speakerNames(people);
  const spoken = (participantIdentity: string, participantName: string) =>
    nameOf({ participantIdentity, participantName });
  expect(spoken("p1", "Alex")).toBe("Alex (2)");
  expect(spoken("p2", "Ann")).toBe("Ann");
  expect(spoken("p2", "Boss")).toBe("Boss");
});

describe("names", () => {
  it.each([
    ["are left as they are while they differ", ["Ann", "Ben"], ["Ann", "Ben"]],
    ["are numbered in the order given", ["Alex", "Alex", "Alex"], ["Alex", "Alex (2)", "Alex (3)"]],
    [
      "leave a number to whom it belongs",
      ["Alex", "Alex", "Alex (2)"],
      ["Alex", "Alex (3)", "Alex (2)"],
    ],
    ["are one when they look alike", ["Zoe\u0301", "Zo\u00e9", "Zo\u00e9\u200b"], null],
    [
      "take what rules of objects are called",
      ["__proto__", "__proto__"],
      ["__proto__", "__proto__ (2)"],
    ],
  ])("%s", (_, names, expected) => {
    const people = names.map((name, index) => ({ identity: `p${index}`, name }));
    const shown = [...distinctNames(people).values()];
    if (expected) expect(shown).toEqual(expected);
    else expect(shown.map((name) => /\d/.exec(name)?.[0])).toEqual([undefined, "2", "3"]);
  });

  it("are one for one person, however often they are listed", () => {
    const ann = { identity: "a", name: "Ann" };
    expect([...distinctNames([ann, ann])]).toEqual([["a", "Ann"]]);
  });
});
