import type { ChatMessage } from "@rooms/domain/chat/chat-message";
import {
  chatMessageId,
  participantId,
  participantIdentity,
  sessionId,
} from "@rooms/domain/shared/ids";
import { expect, it } from "vitest";
import { ChatChannel } from "../../src/chat/chat-channel.ts";

const messages = Array.from({ length: 500 }, (_, index): ChatMessage => {
  const seq = index + 1;
  return {
    ...{ id: chatMessageId(`message-${seq}`), sessionId: sessionId("s"), messageId: `m-${seq}` },
    ...{ participantId: participantId("p"), participantIdentity: participantIdentity("user-p") },
    ...{ participantName: "Ann", outside: null, text: `line ${seq}` },
    ...{ seq, revision: seq, sentAt: new Date(seq), sentAtMs: seq },
  };
});

it("sends no message twice to a follower that reads ahead of the channel", async () => {
  const channel = new ChatChannel({
    changesAfter: ({ afterRevision }, limit) =>
      Promise.resolve(messages.slice(afterRevision, afterRevision + limit)),
    revision: 0,
    pause: () => Promise.resolve(),
    onProblem: (_, error) => {
      throw error;
    },
  });
  const seqs: number[] = [];
  const subscriber = {
    bufferedBytes: 0,
    close: () => undefined,
    send: (json: string) => {
      const { entries = [] } = JSON.parse(json) as { entries?: { seq: number }[] };
      seqs.push(...entries.map(({ seq }) => seq));
    },
  };
  await channel.subscribe(subscriber, { afterRevision: 0, fromMs: 0 });
  await channel.catchUp();
  expect(seqs).toEqual(messages.map(({ seq }) => seq));
});
