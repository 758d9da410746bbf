import { expect, it } from "vitest";
import { Outbox } from "../src/outbox.ts";

function openSocket() {
  const sent: string[] = [];
  const pings: string[] = [];
  const sendText = (text: string) => sent.push(text) > 0;
  return { sent, pings, sendText, ping: (mark: string) => void pings.push(mark) };
}

it("awaits one echo at a time: a client that owes sixty breaks the connection", () => {
  const outbox = new Outbox();
  const socket = openSocket();
  outbox.attach(socket, { replay: true });
  for (let n = 1; n <= 100; n += 1) outbox.sendSurely(`message ${n}`);
  expect(socket.pings).toEqual(["1"]);
  outbox.confirm("1");
  expect(socket.pings).toEqual(["1", "100"]);
  outbox.confirm("100");
  expect(socket.pings).toHaveLength(2);
});

it("sends again on the next socket what no echo proved, and asks anew", () => {
  const outbox = new Outbox();
  const first = openSocket();
  outbox.attach(first, { replay: true });
  for (const text of ["one", "two", "three"]) outbox.sendSurely(text);
  outbox.confirm("1");
  outbox.detach();
  const second = openSocket();
  outbox.attach(second, { replay: true });
  expect(second.sent).toEqual(["two", "three"]);
  expect(second.pings).toEqual(["3"]);
  outbox.confirm("3");
  const third = openSocket();
  outbox.attach(third, { replay: true });
  expect(third.sent).toEqual([]);
});
