import { describe, expect, it } from "vitest";
import { mayShareScreen, screenGrantChanges } from "../src/sessions/screen-sharing.ts";
import { person } from "./fixtures.ts";

const host = person(1, { role: "HOST" });
const guest = person(2, { guest: true });
const everyone = { screenSharing: "EVERYONE" } as const;
const hosts = { screenSharing: "HOSTS" } as const;
const inRoom = ({ identity }: { identity: string }, granted: boolean) => ({
  identity,
  mayShareScreen: granted,
});

describe("the screen", () => {
  it("is shared by all, or by hosts alone, and then by no person who never joined", () => {
    const people = [host, guest, null];
    expect(people.map((one) => mayShareScreen(everyone, one))).toEqual([true, true, true]);
    expect(people.map((one) => mayShareScreen(hosts, one))).toEqual([true, false, false]);
  });

  it("is taken from and given to those alone whose grant says otherwise", () => {
    const all = [host, guest];
    const stranger = inRoom({ identity: "x" }, true);
    expect(
      screenGrantChanges(hosts, all, [inRoom(host, true), inRoom(guest, true), stranger]),
    ).toEqual([
      { identity: guest.identity, allowed: false },
      { identity: "x", allowed: false },
    ]);
    expect(screenGrantChanges(hosts, all, [inRoom(host, false), inRoom(guest, false)])).toEqual([
      { identity: host.identity, allowed: true },
    ]);
    expect(screenGrantChanges(everyone, [], [inRoom(guest, false), inRoom(host, true)])).toEqual([
      { identity: guest.identity, allowed: true },
    ]);
  });
});
