import type { ChatEntry } from "@rooms/contracts/realtime";
import { describe, expect, it } from "vitest";
import { ChatStore } from "./chat-store.ts";
import type { ChatServerMessage } from "./chat-store.ts";

const me = "guest-abcdefgh-me";

/** A store whose socket and clock are the test's. */
function chatPage() {
  const posted: string[] = [];
  let due: { run: () => void; delayMs: number } | null = null;
  let count = 0;
  const store = new ChatStore({
    post: ({ messageId }) => posted.push(messageId),
    timers: {
      set: (run, delayMs) => (due = { run, delayMs }),
      clear: () => (due = null),
    },
    newMessageId: () => `own-${(count += 1)}`,
  });
  store.setIdentity(me);
  return {
    store,
    posted,
    due: () => due?.delayMs ?? null,
    pass() {
      const waiting = due;
      due = null;
      waiting?.run();
    },
    hear: (...messages: ChatServerMessage[]) => store.receive(messages),
    texts: () => store.getSnapshot().lines.map(({ text }) => text),
    outgoing: () => store.getSnapshot().outgoing.map(({ messageId, state }) => [messageId, state]),
  };
}

function entry(seq: number, change: Partial<ChatEntry> = {}): ChatEntry {
  return {
    id: `id-${seq}`,
    ...{ seq, revision: seq, messageId: `other-${seq}`, text: `text ${seq}` },
    ...{ participantIdentity: "u:s", participantName: "Ann", outside: null, sentAtMs: seq },
    ...change,
  };
}
const chat = (...entries: ChatEntry[]): ChatServerMessage => ({ type: "chat", entries });
const caughtUp = (revision: number): ChatServerMessage => ({ type: "chat-caught-up", revision });
const own = (seq: number, messageId: string) =>
  chat(entry(seq, { messageId, participantIdentity: me }));
const welcome: ChatServerMessage = {
  ...{ type: "welcome", epoch: 1, stream: null, lastSeq: 0, sessionNowMs: 0, hostIdentity: null },
  transcription: { state: "on", reason: "none", engine: "x", coverage: null, languages: [] },
  chat: { on: true },
};

describe("what came", () => {
  it("stands once each and in the order of sending, however it came", () => {
    const { hear, texts } = chatPage();
    hear(chat(entry(3), entry(5)), chat(entry(3), entry(1)));
    hear(chat(entry(6), entry(5)));
    expect(texts()).toEqual(["text 1", "text 3", "text 5", "text 6"]);
  });

  it("is gone once deleted, and an older copy does not bring it back", () => {
    const { hear, texts } = chatPage();
    hear(chat(entry(1), entry(2)));
    hear(chat(entry(1, { revision: 3, text: null })));
    hear(chat(entry(1)));
    expect(texts()).toEqual(["text 2"]);
  });

  it("is never shown where the deletion was heard first", () => {
    const { hear, texts } = chatPage();
    hear(chat(entry(4, { revision: 9, text: null })), chat(entry(4)));
    expect(texts()).toEqual([]);
  });
});

describe("an own message", () => {
  it("waits until all that was written before is known, then goes out one after the other", () => {
    const { store, posted, hear, outgoing } = chatPage();
    store.send("one");
    store.send("two");
    hear(welcome);
    expect(posted).toEqual([]);
    hear(caughtUp(0));
    expect(posted).toEqual(["own-1"]);
    hear(own(1, "own-1"));
    expect(posted).toEqual(["own-1", "own-2"]);
    expect(outgoing()).toEqual([["own-2", "waiting"]]);
  });

  it("that was stored before the cut is not sent again after it", () => {
    const { store, posted, hear, outgoing } = chatPage();
    hear(welcome, caughtUp(0));
    store.send("one");
    hear(welcome, own(1, "own-1"), caughtUp(1));
    expect(posted).toEqual(["own-1"]);
    expect(outgoing()).toEqual([]);
  });

  it("that was lost with the connection is sent again under the same id", () => {
    const { store, posted, hear } = chatPage();
    hear(welcome, caughtUp(0));
    store.send("one");
    hear(welcome, caughtUp(0));
    expect(posted).toEqual(["own-1", "own-1"]);
  });

  it("that is not answered is sent again", () => {
    const { store, posted, hear, pass } = chatPage();
    hear(welcome, caughtUp(0));
    store.send("one");
    pass();
    expect(posted).toEqual(["own-1", "own-1"]);
  });

  it("that came too fast goes out by itself when it may, before the next", () => {
    const { store, posted, hear, due, pass } = chatPage();
    hear(welcome, caughtUp(0));
    store.send("one");
    store.send("two");
    hear({ type: "chat-refused", messageId: "own-1", code: "CHAT_TOO_FAST", retryAfterMs: 700 });
    expect([due(), posted]).toEqual([700, ["own-1"]]);
    pass();
    expect(posted).toEqual(["own-1", "own-1"]);
  });

  it("that was refused says so, lets the next go, and can be sent again or discarded", () => {
    const { store, posted, hear, outgoing } = chatPage();
    hear(welcome, caughtUp(0));
    store.send("one");
    store.send("two");
    hear({ type: "chat-refused", messageId: "own-1", code: "CHAT_OFF" });
    expect(store.getSnapshot().outgoing[0]).toMatchObject({ state: "failed", code: "CHAT_OFF" });
    expect(posted).toEqual(["own-1", "own-2"]);
    hear(own(1, "own-2"));
    store.retry("own-1");
    expect(posted.at(-1)).toBe("own-1");
    store.discard("own-1");
    expect(outgoing()).toEqual([]);
  });

  it("says that it was not sent once the server takes this page no more", () => {
    const { store, hear, outgoing } = chatPage();
    hear(welcome, caughtUp(0));
    store.send("one");
    store.refuseAll();
    expect(outgoing()).toEqual([["own-1", "failed"]]);
  });

  it("of another page of the same person does not take one's own away", () => {
    const { store, hear, outgoing } = chatPage();
    hear(welcome, caughtUp(0));
    store.send("one");
    hear(chat(entry(1, { messageId: "own-1" })));
    expect(outgoing()).toEqual([["own-1", "waiting"]]);
  });
});

it("a server without a chat is told apart from one whose chat is off", () => {
  const { store, hear } = chatPage();
  const { chat: _, ...plain } = welcome as typeof welcome & { chat?: unknown };
  hear(plain);
  expect(store.getSnapshot().on).toBeNull();
  hear({ ...welcome, chat: { on: false } });
  expect(store.getSnapshot().on).toBe(false);
});
