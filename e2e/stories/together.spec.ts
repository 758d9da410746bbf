import { expect } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
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
