import { describe, expect, it } from "vitest";
import { embeddedAnalyser } from "../src/index.ts";
import { meetingOf } from "./meetings.ts";

// Thursday, 12 November 2026.
async function analysed(lines: string) {
  const { signal } = new AbortController();
  return (await embeddedAnalyser.analyse(meetingOf(lines), signal)).result;
}

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
    [
      "Ann: I'd rather not paint the hall this year.\nBen: Me neither.\nAnn: Fine, we skip it.",
      [2],
    ],
    ["Ann: Two coats or three?\nBen: Two's enough.\nAnn: Two coats then.", [2]],
    ["Ann: What if we start at nine?\nBen: Oh yes please.\nCleo: Nine's better for me too.", [0]],
    ["Ann: No more parties in the lobby.\nBen: Fair.", [0]],
    ["Ann: We won't renew with the cleaning firm.\nBen: Good.", [0]],
    ["Ann: Okay, so it's Lisbon.\nBen: Lisbon!", [0]],
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
    ["Ann: Do you want coffee or tea?\nBen: Coffee.\nAnn: Coffee, coming."],
    ["Ann: If it rains, we'll move inside.\nBen: Yes."],
    ["Ann: How do we measure it?\nBen: By weight.\nAnn: Okay."],
  ])("nothing is decided: %s", async (lines) => {
    expect(await decisionsIn(lines)).toEqual([]);
  });
});
