// @vitest-environment jsdom
import { ChatStore } from "@rooms/live-client";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { ChatSwitch } from "#features/call/chat/components/chat-switch.tsx";
import { ChatContext } from "#features/call/chat/view-models/chat-context.ts";
import { ChatInbox } from "#features/call/chat/view-models/chat-inbox.ts";
import { SessionPeople } from "#features/call/transcription/view-models/session-people.ts";
import { answerApi, problem } from "../../answer-api.ts";
import { WithApp } from "../../with-app.tsx";

const slug = "abcdefgh";
const update = `PATCH /api/sessions/${slug}`;

function shown() {
  const timers = { set: () => 0, clear: () => undefined };
  const store = new ChatStore({ post: () => undefined, timers, newMessageId: () => "m1" });
  const value = { slug, chat: new ChatInbox({ slug, store }), people: new SessionPeople(slug) };
  render(
    <WithApp>
      <ChatContext value={value}>
        <ChatSwitch />
      </ChatContext>
    </WithApp>,
  );
  return (on: boolean) => act(() => store.receive([{ type: "chat-state", on }]));
}

const chatSwitch = () =>
  screen.getByRole<HTMLButtonElement>("switch", { name: "Participants can write in the chat" });

it("cannot be used before it is known whether the chat is on, and follows what any host decides", () => {
  const decide = shown();
  expect(chatSwitch().disabled).toBe(true);
  expect(screen.getByText("Connecting to the chat…")).toBeTruthy();
  decide(true);
  expect(chatSwitch().disabled).toBe(false);
  expect(chatSwitch().ariaChecked).toBe("true");
  decide(false);
  expect(chatSwitch().ariaChecked).toBe("false");
});

it("asks for the other setting, and says so when the space has no chat", async () => {
  const asked = answerApi({
    [update]: { status: 409, body: problem("CHAT_OFF") },
  });
  shown()(false);
  fireEvent.click(chatSwitch());
  const told = await screen.findAllByText("Chat is off in this space.");
  expect(told.length).toBeGreaterThan(0);
  expect(asked).toEqual([
    { method: "PATCH", path: `/api/sessions/${slug}`, body: { chatOn: true } },
  ]);
  expect(chatSwitch().ariaChecked).toBe("false");
});
