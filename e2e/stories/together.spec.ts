import { expect } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { drawScreen } from "../support/drawn-screen.ts";
import { gather } from "../support/meeting.ts";
import { Person } from "../support/person.ts";
import { scriptMicrophone } from "../support/scripted-microphone.ts";
import { test } from "../support/stack.ts";

const news = (person: Person) => person.page.getByTestId("hand-news");
const participants = (person: Person) =>
  person.page.getByRole("button", { name: "Participants", exact: true });

test("hands are raised in order, announced, seen by who comes late, and lowered by their owners and by a host", async ({
  rooms,
}) => {
  const { slug, people, close } = await gather(rooms, "Weekly round", ["Ann", "Ben"]);
  const [ann, ben] = people as [Person, Person];
  const bensHand = ben.page.getByRole("button", { name: "Raise hand", exact: true });

  await test.step("Ben raises his hand by the key: his button, his tile and Ann's screen reader say so", async () => {
    await ben.page.keyboard.press("h");
    await expect(bensHand).toHaveAttribute("aria-pressed", "true");
    await expect(news(ann)).toHaveText("Ben raised a hand. 1 waiting.");
    await expect(news(ben)).toHaveText("Your hand is up. 1 waiting.");
    await expect(ann.page.getByRole("group", { name: /Ben.*Hand raised, number 1/ })).toBeVisible();
  });

  const cleo = await Person.open({
    name: "Cleo",
    webUrl: rooms.webUrl,
    prepare: scriptMicrophone,
    viewport: { width: 360, height: 740 },
    colorScheme: "dark",
  });
  await test.step("Cleo comes late on a phone, sees Ben's hand, and raises hers behind it", async () => {
    await cleo.enter(slug, { guest: true });
    await expect(
      cleo.page.getByRole("group", { name: /Ben.*Hand raised, number 1/ }),
    ).toBeVisible();
    await cleo.page.getByRole("button", { name: "More", exact: true }).click();
    await cleo.page.getByRole("menuitemcheckbox", { name: "Raise hand" }).click();
    await expect(
      ann.page.getByRole("group", { name: /Cleo.*Hand raised, number 2/ }),
    ).toBeVisible();
    await expect(news(ann)).toHaveText("Cleo raised a hand. 2 waiting.");
    await cleo.screenshot("hands-phone-dark");
    await ann.screenshot("hands-stage");
  });

  await test.step("the list has both in order; Ann lowers Ben's, Cleo her own", async () => {
    await ann.page.getByRole("button", { name: /^Ben ?\+1$/ }).click();
    const list = ann.page.getByRole("list", { name: "Raised hands" });
    await expect(list.getByRole("listitem")).toHaveText([/Ben/, /Cleo/]);
    await ann.screenshot("hands-list");
    await expectAccessible(ann.page, "raised hands");
    await ann.page.getByRole("button", { name: "Lower the hand of Ben" }).click();
    await expect(bensHand).toHaveAttribute("aria-pressed", "false");
    await expect(news(ben)).toHaveText("Your hand is down. 1 waiting.");
    await expect(list.getByRole("listitem")).toHaveText([/Cleo/]);
    await cleo.page.getByRole("button", { name: "You" }).click();
    await cleo.screenshot("hands-list-phone-dark");
    await expectAccessible(cleo.page, "raised hands on a phone");
    await cleo.page.getByRole("button", { name: "Lower my hand" }).click();
    await expect(list).toHaveCount(0);
    await expect(news(ann)).toHaveText("All hands are down.");
  });

  await test.step("a hand goes with who leaves, and is down when they come back", async () => {
    await participants(ann).click();
    await ben.page.keyboard.press("h");
    await expect(ann.page.getByRole("button", { name: "Ben", exact: true })).toBeVisible();
    await ben.page.reload();
    await expect(ann.tiles).toHaveCount(2);
    await expect(ann.page.getByRole("button", { name: "Ben", exact: true })).toHaveCount(0);
    await ben.joinButton.click();
    await expect(ann.tiles).toHaveCount(3);
    await expect(bensHand).toHaveAttribute("aria-pressed", "false");
  });
  expect(ann.problems).toEqual([]);
  await cleo.close();
  await close();
});

test("reactions float and are gone; a host mutes all, asks one to unmute, puts one into the spotlight, finds them, keeps the screen to hosts, and ends when leaving", async ({
  rooms,
}) => {
  const { people, close } = await gather(rooms, "Town hall", ["Ann", "Ben", "Cleo"], {
    open: {
      prepare: async (context) => {
        await scriptMicrophone(context);
        await drawScreen(context);
      },
    },
  });
  const [ann, ben, cleo] = people as [Person, Person, Person];
  const microphone = (person: Person) =>
    person.page.getByRole("button", { name: "Microphone", exact: true });

  await test.step("Ben opens the reactions by their key and presses one thrice: one mark, counted, for all", async () => {
    await ben.page.keyboard.press("r");
    const heart = ben.page.getByRole("button", { name: "Heart" });
    await ben.page.getByRole("group", { name: "Reactions" }).waitFor();
    for (let press = 0; press < 3; press += 1) await heart.click();
    const floating = (person: Person) =>
      person.page.getByTestId("reactions").locator("[data-reaction=heart]");
    await expect(floating(ann).first()).toBeVisible();
    await ann.screenshot("reactions-float");
    await ben.screenshot("reactions-bar");
    await expect(ann.page.getByTestId("reaction-news")).toHaveText(/Ben: Heart|reactions/);
    for (const person of [ann, ben]) await expect(floating(person)).toHaveCount(0);
    // While a mark fades away, its contrast is measured at random.
    await expectAccessible(ben.page, "reactions");
    await ben.page.keyboard.press("Escape");
    await expect(heart).toHaveCount(0);
  });

  await test.step("Ann mutes all but herself, and asks Cleo to unmute, who does", async () => {
    await participants(ann).click();
    await ann.page.getByRole("button", { name: "Mute all" }).click();
    for (const person of [ben, cleo])
      await expect(microphone(person)).toHaveAttribute("aria-pressed", "false");
    await expect(microphone(ann)).toHaveAttribute("aria-pressed", "true");
    await ann.page.getByRole("searchbox", { name: "Search participants" }).fill("CLÉ");
    const list = ann.page.getByRole("list", { name: "Participants" });
    await expect(list.getByRole("listitem")).toHaveCount(1);
    await ann.page.getByRole("button", { name: "More about Cleo" }).click();
    await ann.screenshot("participant-menu");
    await ann.page.getByRole("menuitem", { name: "Ask to unmute" }).click();
    const asked = cleo.page.getByRole("status").filter({ hasText: "Ann asks you to unmute." });
    await expect(asked).toBeVisible();
    await cleo.screenshot("asked-to-unmute");
    await asked.getByRole("button", { name: "Unmute" }).click();
    await expect(microphone(cleo)).toHaveAttribute("aria-pressed", "true");
    await expect(asked).toHaveCount(0);
  });

  await test.step("Ann puts Cleo into the spotlight: Ben sees her large, also after he came back", async () => {
    await ann.page.getByRole("button", { name: "More about Cleo" }).click();
    await ann.page.getByRole("menuitem", { name: "Spotlight for all" }).click();
    const lit = ben.page.getByRole("group", { name: /Cleo.*In the spotlight/ });
    await expect(lit).toBeVisible();
    await ben.page.reload();
    await ben.joinButton.click();
    await expect(lit).toBeVisible();
    await ben.screenshot("spotlight");
    await ann.page.getByRole("button", { name: "More about Cleo" }).click();
    await ann.page.getByRole("menuitem", { name: "End the spotlight" }).click();
    await expect(lit).toHaveCount(0);
  });

  await test.step("the desk has access, lobby, transcription and what it comes to in one place", async () => {
    await ann.page.getByRole("button", { name: "Host’s desk" }).click();
    const desk = ann.page.getByRole("region", { name: "Host’s desk" });
    await desk.getByRole("switch", { name: "Lock the session" }).click();
    await desk.getByRole("button", { name: "Pause for all" }).click();
    await expect(desk.getByRole("status")).toContainText("Ann paused transcription.");
    await expect(ben.page.getByText("Transcription paused")).toBeVisible();
    await desk.getByRole("button", { name: "Start for all" }).click();
    await expect(desk.getByText("People in the room")).toBeVisible();
    await expect(desk.getByText(/^\d of 100$/)).toBeVisible();
    await ann.screenshot("desk");
    await expectAccessible(ann.page, "the host's desk");
    await ben.page.keyboard.press("d");
    await expect(ben.page.getByRole("region", { name: "Host’s desk" })).toHaveCount(0);
  });

  await test.step("Ann keeps the screen to hosts: Ben's share ends, and his button says why", async () => {
    const desk = ann.page.getByRole("region", { name: "Host’s desk" });
    const mayShare = desk.getByRole("switch", { name: "Participants can share their screen" });
    const presents = ben.page.getByRole("region", { name: "You are presenting" });
    await ben.page.getByRole("button", { name: "Share screen", exact: true }).click();
    await expect(presents).toBeVisible();
    await mayShare.click();
    await expect(presents).toHaveCount(0);
    await expect(
      ben.page.getByText("A host ended your screen share: only hosts can share now.").first(),
    ).toBeVisible();
    await ben.screenshot("screen-ended");
    await ann.screenshot("desk-screen-hosts");
    await ben.page.getByRole("button", { name: "Share screen (hosts only)" }).click();
    await expect(ben.page.getByText(/^Only hosts can share/).first()).toBeVisible();
    await expect(presents).toHaveCount(0);
    await expectAccessible(ben.page, "a screen kept to hosts");
    await ann.page.getByRole("button", { name: "Share screen", exact: true }).click();
    await expect(ann.page.getByRole("region", { name: "You are presenting" })).toBeVisible();
    await ann.page.getByRole("button", { name: "Share screen", exact: true }).click();
    await mayShare.click();
    await ben.page.getByRole("button", { name: "Share screen", exact: true }).click();
    await expect(presents).toBeVisible();
    await ben.page.getByRole("button", { name: "Share screen", exact: true }).click();
    await expect(presents).toHaveCount(0);
  });

  await test.step("Ann leaves: she is asked, and ends it for all", async () => {
    await ann.page.getByRole("button", { name: "Leave", exact: true }).click();
    const question = ann.page.getByRole("dialog", { name: "Leave, or end for all?" });
    await expect(question).toBeVisible();
    await ann.screenshot("leave-or-end");
    await question.getByRole("button", { name: "End for all" }).click();
    await expect(ann.page.getByRole("heading", { name: "The session has ended" })).toBeVisible();
    await expect(ben.page.getByRole("heading", { name: "The session has ended" })).toBeVisible();
  });
  expect(ann.problems).toEqual([]);
  await close();
});
