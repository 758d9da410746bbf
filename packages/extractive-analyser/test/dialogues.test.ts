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
      "the day of the event is asked before it is taken",
      "Ann: Ben, any chance you could fix the projector before the workshop?\nBen: When's that?\nAnn: Wednesday.\nBen: Sure.",
      [["Ben", "2026-11-18"]],
    ],
    [
      "not the day of what is asked of another in the same turn",
      "Ann: I'll take the first draft. Cleo, would you review it?\nCleo: Sure, by Thursday.",
      [
        ["Ann", null],
        ["Cleo", "2026-11-19"],
      ],
    ],
    [
      "in the morning",
      "Ann: I'll call the plumber in the morning.\nBen: Good.",
      [["Ann", "2026-11-13"]],
    ],
    [
      "the taker corrects the day in the same breath",
      "Ann: Ben, you wanted to check the cables.\nBen: Yes, I'll do that on Monday. No, sorry, Monday I'm off. Tuesday.\nAnn: Fine.",
      [["Ben", "2026-11-17"]],
    ],
    [
      "told with the answer to another question",
      "Ann: Ben, please print the programme.\nBen: How many?\nAnn: Eighty. By the nineteenth, we meet on the twentieth.\nBen: Okay.",
      [["Ben", "2026-11-19"]],
    ],
    [
      "asked back for the day",
      "Ann: Cleo, I need the head count.\nCleo: When do you need it by?\nAnn: Um, caterer wants it on Wednesday, so Tuesday evening.\nCleo: No problem.",
      [["Cleo", "2026-11-17"]],
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
      "we gives no owner",
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
      "named a sentence before",
      "Ann: Ben. The price list. Can you update it this week?\nBen: Mm-hm.\nCleo: Nice.",
      [["Ben", "2026-11-13"]],
    ],
    [
      "one thing for each",
      "Ann: Ben, you're on the music, Cleo, you're on the drinks.\nBen: Got it.\nCleo: Got it.",
      [
        ["Ben", null],
        ["Cleo", null],
      ],
    ],
    [
      "one thing for each, without a pause",
      "Ann: Okay Ben so you'll call the vet and Cleo you'll feed the cats.\nBen: Yep.\nCleo: Yep.",
      [
        ["Ben", null],
        ["Cleo", null],
      ],
    ],
    [
      "that's me",
      "Ann: The website text is still missing.\nBen: That's me, sorry. End of the week?\nAnn: End of the week's fine.",
      [["Ben", "2026-11-13"]],
    ],
    [
      "the other one of two",
      "Ann: Should I call the school or will you?\nBen: I'll do it, I've got the number. Monday morning.\nAnn: Okay.",
      [["Ben", "2026-11-16"]],
    ],
    [
      "done before it was asked",
      "Ann: Could you share the spreadsheet, Ben?\nBen: Shared it five minutes ago.\nAnn: Ah.",
      [],
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
