import { until } from "@rooms/testing/until";
import { expect, it, onTestFinished } from "vitest";
import { openFrontDoor } from "./support/front-door.ts";
import { createLiveSession } from "./support/live-session.ts";
import { RawSocket } from "./support/raw-socket.ts";
import { expectClosed } from "./support/socket-world.ts";
import { useTranscribers } from "./support/transcribers.ts";

const transcribers = useTranscribers();

it("behind one host, a page that comes to another transcriber is led to its session's owner, and to the next owner once that is killed", async () => {
  const { pool, start } = transcribers();
  const door = await openFrontDoor();
  onTestFinished(() => door.close());
  const address = (name: string) => `${door.url}/api/realtime/${name}`;
  const startNamed = async (name: string) => {
    const started = await start({ env: { TRANSCRIBER_PUBLIC_URL: address(name) } });
    door.ports.set(name, started.port);
    return started;
  };
  const first = await startNamed("rooms-transcriber-0");
  await startNamed("rooms-transcriber-1");
  const session = await createLiveSession(pool);
  const knock = async (url: string) =>
    new RawSocket({ url, ticket: await (await session.guest("raw")).ticket() }).opened();

  await (await knock(door.url)).welcomed();
  const astray = await knock(address("rooms-transcriber-1"));
  astray.hello();
  await expectClosed(astray, "MOVED");
  const url = `${address("rooms-transcriber-0")}/transcribe`;
  expect(astray.messages).toEqual([{ type: "moved", url }]);
  await (await knock(address("rooms-transcriber-0"))).welcomed();

  first.signal("SIGKILL");
  await first.exited;
  await until("taken over", async () => {
    const again = await knock(address("rooms-transcriber-1"));
    again.hello();
    await until("answer", () => again.has("welcome") || again.closed !== null);
    return again.has("welcome");
  });
});
