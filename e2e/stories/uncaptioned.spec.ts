import { expect } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { gather } from "../support/meeting.ts";
import type { Person } from "../support/person.ts";
import { test } from "../support/stack.ts";
import { ToneTalker } from "../support/tone-talk.ts";

test("who speaks and does not want to be transcribed is marked on the tile, in the list and under the captions; who is captioned is not", async ({
  rooms,
}) => {
  const { people, close } = await gather(rooms, "Who is captioned", ["Ann", "Ben", "Cleo"]);
  const [ann, ben, cleo] = people as [Person, Person, Person];
  const reason = "No captions: opted out of transcription";
  const markedTile = ann.page.getByRole("group", { name: reason });
  await expect(ann.page.getByText(/^Transcribed/)).toBeVisible();
  await new ToneTalker(ann).saySome(2);
  await expect(markedTile).toHaveCount(0);

  await ben.page.getByRole("switch", { name: "Transcribe me" }).click();
  await expect(ann.page.getByRole("group", { name: /^Ben/ })).toHaveAccessibleName(
    new RegExp(reason),
  );
  await expect(markedTile).toHaveCount(1);
  await ann.page.getByRole("button", { name: "Participants", exact: true }).click();
  const row = ann.page.getByRole("list", { name: "Participants" }).getByRole("listitem");
  await expect(row.filter({ hasText: reason })).toHaveCount(1);
  await expect(row.filter({ hasText: reason })).toContainText("Ben");
  await ann.page.keyboard.press("c");
  const talker = new ToneTalker(ben);
  const captions = ann.page.getByRole("region", { name: "Captions" });
  const talking = talker.talkFor(6_000, 3);
  await expect(captions.getByText(reason)).toBeVisible();
  await expect(captions).toContainText("Ben");
  await ann.screenshot("uncaptioned-list");
  await expectAccessible(ann.page, "a speaker without captions");
  await talking;
  await expect(captions.getByText(reason), "goes with a pause").toHaveCount(0, { timeout: 15_000 });

  await cleo.page.keyboard.press("c");
  await cleo.page.keyboard.press("t");
  await cleo.page.setViewportSize({ width: 360, height: 740 });
  const again = talker.talkFor(6_000, 3);
  await expect(cleo.page.getByRole("region", { name: "Captions" }).getByText(reason)).toBeVisible();
  await cleo.screenshot("uncaptioned-phone");
  await again;

  await ben.page.getByRole("switch", { name: "Transcribe me" }).click();
  await expect(markedTile, "captioned again").toHaveCount(0);
  await close();
});

test("a member who is not in the call reads a live session's transcript, which grows while the page is open", async ({
  rooms,
}) => {
  const { slug, people, close } = await gather(rooms, "Read along from outside", ["Ann", "Ben"]);
  const [ann] = people as [Person, Person];
  const talker = new ToneTalker(ann);
  const outside = await ann.context.newPage();
  await outside.goto(`/session/${slug}`);
  await expect(outside.getByRole("link", { name: "Read what was said so far" })).toBeVisible();
  await outside.goto("/sessions");
  await outside.getByRole("button", { name: /Read along from outside/ }).click();
  await outside.getByRole("menuitem", { name: "Read what was said so far" }).click();
  await outside.waitForURL(`/session/${slug}/recap`);
  await expect(outside.getByText("Live", { exact: true })).toBeVisible();
  await expect(outside.getByText("The session is still going on")).toBeVisible();
  await talker.saySome(3);
  const lines = outside.locator("[data-line]");
  await expect(lines.first(), "comes by itself").toBeVisible({ timeout: 30_000 });
  const before = await lines.allTextContents();
  await talker.saySome(3);
  await expect
    .poll(async () => (await lines.allTextContents()).join(" ").length, { timeout: 30_000 })
    .toBeGreaterThan(before.join(" ").length);
  await expectAccessible(outside, "the transcript of a live session");
  await outside.screenshot({ path: "test-results/screens/live-transcript.png" });
  await close();
});
