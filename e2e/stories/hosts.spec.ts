import { expect } from "@playwright/test";
import { gather } from "../support/meeting.ts";
import type { Person } from "../support/person.ts";
import { test } from "../support/stack.ts";

async function actOn(host: Person, name: string, act: string): Promise<void> {
  await host.page.getByRole("button", { name: `More about ${name}` }).click();
  await host.page.getByRole("menuitem", { name: act, exact: true }).click();
}

const statusOf = (person: Person) =>
  person.transcript.getByRole("status").filter({ hasText: /paused/i });

test("a host mutes, shares the host's part, sees who pauses the transcription, removes for good, and ends it from the list", async ({
  rooms,
}) => {
  const { slug, people, close } = await gather(rooms, "Host controls", ["Ann", "Ben"]);
  const [ann, ben] = people as [Person, Person];
  const bensMicrophone = ben.page.getByRole("button", { name: "Microphone", exact: true });

  await test.step("Ann mutes Ben: he is told, her screen shows it, and he may speak again", async () => {
    await ann.page.getByRole("button", { name: "Participants", exact: true }).click();
    await actOn(ann, "Ben", "Mute");
    await expect(ben.page.getByText("A host muted your microphone.")).toBeVisible();
    await expect(bensMicrophone).toHaveAttribute("aria-pressed", "false");
    await expect(ann.page.getByRole("group", { name: "Ben, Guest, Muted" })).toBeVisible();
    await ben.screenshot("muted-by-host");
    await ben.page.getByRole("button", { name: "Unmute" }).click();
    await expect(bensMicrophone).toHaveAttribute("aria-pressed", "true");
    await expect(ben.page.getByText("A host muted your microphone.")).toBeHidden();
  });

  await test.step("Ben becomes a host without a reload, and pauses: both read that it was he", async () => {
    await expect(ben.page.getByRole("button", { name: "Pause for all" })).toBeHidden();
    await actOn(ann, "Ben", "Make host");
    await ann.screenshot("participants-panel");
    await ben.page.getByRole("button", { name: "Pause for all" }).click();
    await ann.showTranscript();
    for (const person of people)
      await expect(statusOf(person)).toContainText("Ben paused transcription.");
    await ann.screenshot("transcription-paused");
    await ben.page.getByRole("button", { name: "Start for all" }).click();
    await expect(statusOf(ann)).toBeHidden();
  });

  await test.step("Ann removes Ben: he is told why he is out, and a reload does not let him in", async () => {
    await ann.page.getByRole("button", { name: "Participants", exact: true }).click();
    await actOn(ann, "Ben", "Remove");
    const question = ann.page.getByRole("alertdialog").or(ann.page.getByRole("dialog"));
    await question.getByRole("button", { name: "Remove" }).click();
    await expect(ben.page.getByRole("heading", { name: "You were removed" })).toBeVisible();
    await expect(ann.tiles).toHaveCount(1);
    await ben.screenshot("removed");
    await ben.page.goto(`/session/${slug}`);
    await expect(ben.page.getByText("A host removed you from this session.")).toBeVisible();
    await expect(ben.joinButton).toBeDisabled();
  });

  await test.step("Ann ends the session from the list, after a second question", async () => {
    const list = await ann.context.newPage();
    await list.goto("/sessions");
    await list.getByRole("button", { name: "More about “Host controls”" }).click();
    await list.getByRole("menuitem", { name: "End for all" }).click();
    const question = list.getByRole("alertdialog").or(list.getByRole("dialog"));
    await expect(question).toContainText("Host controls");
    await question.getByRole("button", { name: "End for all" }).click();
    await expect(ann.page.getByRole("heading", { name: "The session has ended" })).toBeVisible();
    const row = list.getByRole("listitem").filter({ hasText: "Host controls" });
    await expect(row.getByText("Ended", { exact: true })).toBeVisible();
    await list.close();
  });
  expect(ann.problems).toEqual([]);
  await close();
});
