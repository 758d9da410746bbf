import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { publicAddressFindings } from "../src/public-addresses.ts";

/** A proxy that leads everything to one answer, but for what is named here. */
const answers = new Map<string, number>();
const proxy = createServer((request, response) => {
  response.writeHead(answers.get(request.url ?? "") ?? 404).end();
});
proxy.on("upgrade", (request, socket) => {
  if (answers.get(request.url ?? "") !== 101) {
    socket.end("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n");
    return;
  }
  const key = `${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  const accept = createHash("sha1").update(key).digest("base64");
  const lines = ["HTTP/1.1 101 Switching Protocols", "upgrade: websocket", "connection: Upgrade"];
  socket.write([...lines, `sec-websocket-accept: ${accept}`, "", ""].join("\r\n"));
});

let host: string;
beforeAll(async () => {
  await once(proxy.listen(0, "127.0.0.1"), "listening");
  // A server that listens on TCP has an AddressInfo.
  host = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
});
afterAll(() => {
  proxy.closeAllConnections();
  proxy.close();
});

const settings = () => ({
  PUBLIC_URL: `http://${host}`,
  TRANSCRIBER_PUBLIC_URL: `ws://${host}`,
  LIVEKIT_URL: `ws://${host}/livekit`,
});

it("addresses that lead where they should are said to", async () => {
  answers
    .set("/health", 200)
    .set("/api/realtime/transcribe", 101)
    .set("/livekit/rtc/validate", 401);
  const findings = await publicAddressFindings(settings());
  expect(findings.map(({ ok }) => ok)).toEqual([true, true, true]);
});

it("a proxy that sends everything to the web is told what it misses, by path and part", async () => {
  answers.clear();
  answers.set("/health", 200);
  const [web, realtime, livekit] = await publicAddressFindings(settings());
  expect(web?.ok).toBe(true);
  expect(realtime).toMatchObject({ ok: false, what: "Realtime" });
  expect(realtime?.say).toContain("/api/realtime/transcribe answers 404 and no socket");
  expect(livekit).toMatchObject({ ok: false, what: "LiveKit" });
});

it("an address that nothing listens at is no fault yet, one that is not found is; nothing is asked where none is set", async () => {
  const [quiet] = await publicAddressFindings({ PUBLIC_URL: "http://127.0.0.1:1" });
  expect(quiet).toEqual({
    ok: true,
    what: "Address",
    say: "nothing answers at http://127.0.0.1:1 yet",
  });
  const [unknown] = await publicAddressFindings({ PUBLIC_URL: "http://rooms.invalid" });
  expect(unknown?.ok).toBe(false);
  expect(unknown?.say).toMatch(/does not answer \((ENOTFOUND|EAI_AGAIN|timeout)\)/);
  expect(await publicAddressFindings({})).toEqual([]);
});
