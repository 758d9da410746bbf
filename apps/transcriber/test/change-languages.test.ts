import type { GladiaServer } from "@rooms/speech-server";
import { until } from "@rooms/testing/until";
import { beforeAll, expect, it } from "vitest";
import { expectDelivered } from "./support/expect-delivered.ts";
import { openRoom } from "./support/room.ts";
import type { TranscriberProcess } from "./support/transcriber-process.ts";
import { useTranscribers } from "./support/transcribers.ts";

const transcribers = useTranscribers();
let engine: GladiaServer;
let transcriber: TranscriberProcess;

beforeAll(async () => {
  engine = transcribers().gladia;
  transcriber = await transcribers().start();
});

it("hosts change what is spoken amid a sentence, and every word of it is there once", async () => {
  const room = await openRoom(transcribers().pool, transcriber.url, ["ann", "bob"]);
  const [ann, bob] = [room.page(0), room.page(1)];
  const said = Array.from({ length: 16 }, (_, index) => `w${index}`);
  const answer = ["one", "two", "three"];
  const speaking = ann.speak(said, { gapMs: 160 });
  await until("half said", () => ann.lines.size > 0);
  await room.session.setLanguages(["ru", "en"]);
  await until("all pages told", () =>
    room.pages.every((page) => page.languages.join() === "ru,en"),
  );
  await Promise.all([speaking, bob.speak(answer)]);
  await expectDelivered(room.session, room.pages, [
    { page: ann, words: said },
    { page: bob, words: answer },
  ]);
  const settings = engine.sessions().map((session) => session.settings.language_config);
  expect(settings[0]).toEqual({ languages: ["en"], code_switching: false });
  expect(settings.at(-1)).toEqual({ languages: ["ru", "en"], code_switching: true });
});
