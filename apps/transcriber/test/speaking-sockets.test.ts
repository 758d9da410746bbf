import { until } from "@rooms/testing/until";
import { expect, it } from "vitest";
import { createLiveSession } from "./support/live-session.ts";
import { RawSocket } from "./support/raw-socket.ts";
import { useTranscribers } from "./support/transcribers.ts";

const transcribers = useTranscribers();

it("sockets that speak are counted, those that listen or were cut are not", async () => {
  const { pool, start } = transcribers();
  const { url, get } = await start();
  const session = await createLiveSession(pool);
  const enter = async (speaks: boolean) => {
    const ticket = await (await session.guest("raw")).ticket();
    return new RawSocket({ url, ticket }).welcomed(speaks);
  };
  const counted = async () =>
    Number(
      /^rooms_transcriber_speaking_sockets\{.*\} (\d+)$/m.exec((await get("/metrics")).body)?.[1],
    );

  const cut = await enter(true);
  await enter(true);
  await enter(false);
  expect(await counted()).toBe(2);
  cut.ws.terminate();
  await until("not counted any more", async () => (await counted()) === 1);
});
