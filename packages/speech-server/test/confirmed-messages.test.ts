import { expect, it } from "vitest";
import { ConfirmedMessages } from "../src/confirmed-messages.ts";

function openSocket() {
  const sent: string[] = [];
  const pings: string[] = [];
  const sendText = (text: string) => sent.push(text) > 0;
  return { sent, pings, sendText, ping: (mark: string) => void pings.push(mark) };
}

it("awaits one echo at a time: a client that owes sixty breaks the connection", () => {
  const outgoing = new ConfirmedMessages();
  const socket = openSocket();
  outgoing.attach(socket, { replay: true });
  for (let n = 1; n <= 100; n += 1) outgoing.sendSurely(`message ${n}`);
  expect(socket.pings).toEqual(["1"]);
  outgoing.confirm("1");
  expect(socket.pings).toEqual(["1", "100"]);
  outgoing.confirm("100");
  expect(socket.pings).toHaveLength(2);
});

it("sends again on the next socket what no echo proved, and asks anew", () => {
  const outgoing = new ConfirmedMessages();
  const first = openSocket();
  outgoing.attach(first, { replay: true });
  for (const text of ["one", "two", "three"]) outgoing.sendSurely(text);
  outgoing.confirm("1");
  outgoing.detach();
  const second = openSocket();
  outgoing.attach(second, { replay: true });
  expect(second.sent).toEqual(["two", "three"]);
  expect(second.pings).toEqual(["3"]);
  outgoing.confirm("3");
  const third = openSocket();
  outgoing.attach(third, { replay: true });
  expect(third.sent).toEqual([]);
});
