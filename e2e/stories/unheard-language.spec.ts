import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { Person } from "../support/person.ts";
import { startRooms } from "../support/rooms.ts";
import { scriptMicrophone } from "../support/scripted-microphone.ts";
import { ToneTalker } from "../support/tone-talk.ts";

test("a session whose language no model here hears says that it is not transcribed, and marks who speaks on tile, list and captions", async () => {
  const stateDir = mkdtempSync(join(tmpdir(), "rooms-e2e-"));
  // As after an operator took the model of other languages away: English alone is heard.
  const rooms = await startRooms(stateDir, { SPEECH_PACKS: "moonshine-tiny-en,silero-vad" });
  const [ann, ben] = await Promise.all(
    ["Ann", "Ben"].map((name) =>
      Person.open({ name, webUrl: rooms.webUrl, prepare: scriptMicrophone }),
    ),
  );
  if (!ann || !ben) throw new Error("No participant came.");
  await ann.signIn();
  const slug = await ann.createSession("Another language");
  const chosen = "update video_sessions set spoken_languages = $2 where slug = $1";
  await rooms.pool.query(chosen, [slug, ["ru"]]);
  await ann.useRawMicrophone(slug);
  await ann.enter(slug);
  await ben.useRawMicrophone(slug);
  await ben.enter(slug, { guest: true });
  const { page } = ann;
  await expect(page.getByText("Not transcribed", { exact: true })).toBeVisible();

  const reason = "No captions: language not recognised";
  await expect(page.getByRole("group", { name: reason }).filter({ hasText: "Ben" })).toBeVisible();
  await page.getByRole("button", { name: "Participants", exact: true }).click();
  const list = page.getByRole("list", { name: "Participants" }).getByRole("listitem");
  await expect(list.filter({ hasText: "Ben" })).toContainText(reason);
  await page.keyboard.press("c");
  const talking = new ToneTalker(ben).talkFor(6_000, 3);
  const captions = page.getByRole("region", { name: "Captions" });
  await expect(captions.getByText(reason)).toBeVisible();
  await ann.screenshot("unheard-language");
  await expectAccessible(page, "a language that is not heard");
  await talking;
  await ann.showTranscript();
  await expect(page.getByText("Russian: not recognised here.")).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  await ann.screenshot("unheard-language-phone");
  expect([...ann.problems, ...ben.problems]).toEqual([]);
  await ann.close();
  await ben.close();
  await rooms.pool.end();
  await rooms.stop();
  rmSync(stateDir, { recursive: true, force: true });
});
