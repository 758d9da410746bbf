import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { readOutsideSettings, setFirewall, turnAddress } from "@rooms/scripts/outside";
import { expectWordsOnce, gather } from "../support/meeting.ts";
import { signInByPage } from "../support/newcomer-by-page.ts";
import {
  mediaWaysOf,
  probeFromOutside,
  startOutside,
  watchMedia,
  type OutsideRooms,
} from "../support/outside.ts";
import { Person } from "../support/person.ts";
import { scriptMicrophone } from "../support/scripted-microphone.ts";
import { ToneTalker } from "../support/tone-talk.ts";

interface Network {
  title: string;
  /** What the firewall before people says, as lines of nft. */
  firewall: string[];
  /** The way that media takes then. */
  way: { relayed: boolean; protocol: "udp" | "tcp" | "tls"; port: number };
}

/** Where direct TCP and TURN over TLS both pass, a browser takes the one that stands first. */
const noTurnByTls = `ip daddr ${turnAddress} drop`;
const onlyPages = ["tcp dport != 443 drop", "meta l4proto udp drop"];

const networks: Network[] = [
  {
    title: "a router that lets everything out: media goes by UDP",
    firewall: [],
    way: { relayed: false, protocol: "udp", port: 7882 },
  },
  {
    title: "a firewall that drops UDP and TURN: media goes by TCP",
    firewall: ["meta l4proto udp drop", noTurnByTls],
    way: { relayed: false, protocol: "tcp", port: 7881 },
  },
  {
    title: "a firewall that lets out pages and TURN's port of UDP alone: media is relayed",
    firewall: ["tcp dport != { 80, 443 } drop", "udp dport != 3478 drop", noTurnByTls],
    way: { relayed: true, protocol: "udp", port: 7882 },
  },
  {
    title: "a firewall that lets out port 443 alone: media is relayed by TURN over TLS",
    firewall: onlyPages,
    way: { relayed: true, protocol: "tls", port: 7882 },
  },
];

const folder = mkdtempSync(join(tmpdir(), "rooms-outside-story-"));
let outside: OutsideRooms | undefined;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  outside = await startOutside(folder);
});

test.afterAll(async () => {
  await outside?.stop();
  rmSync(folder, { recursive: true, force: true });
});

for (const { title, firewall, way } of networks) {
  test(`three people meet behind ${title}, and each word is written once`, async () => {
    if (outside === undefined) throw new Error("There is no Rooms outside.");
    const { rooms, trustedKey } = outside;
    await setFirewall(readOutsideSettings(), firewall);
    const { slug, people, close } = await gather(rooms, "From outside", ["Ann", "Ben", "Cy"], {
      open: {
        trustedKeys: [trustedKey],
        findsNames: "by the system",
        prepare: async (context) => {
          await scriptMicrophone(context);
          await watchMedia(context);
        },
      },
      signIn: signInByPage,
    });
    const talkers = people.map((person) => new ToneTalker(person));
    await Promise.all(talkers.map((talker) => talker.saySome(12)));
    for (const talker of talkers) await expectWordsOnce(rooms, slug, { talker, readers: people });
    for (const { name, page } of people) {
      const ways = await mediaWaysOf(page);
      // How soon they were connected, for the report and the table of docs/operations/proxies.md.
      test.info().annotations.push({ type: `${name}'s media`, description: JSON.stringify(ways) });
      expect(ways.length, `${name} is connected`).toBeGreaterThan(0);
      for (const { kind, protocol, port } of ways) {
        expect({ relayed: kind === "relay", protocol, port }, `${name}'s media`).toEqual(way);
      }
      const heard = ways.reduce((sum, { packetsHeard }) => sum + packetsHeard, 0);
      expect(heard, `packets of sound that ${name} heard`).toBeGreaterThan(100);
    }
    await close();
  });
}

test("the probe goes through a whole meeting from there, by what passes and by TURN alone", async () => {
  if (outside === undefined) throw new Error("There is no Rooms outside.");
  const { authority } = outside;
  await setFirewall(readOutsideSettings(), ["udp dport 7882 drop"]);
  for (const options of [[], ["--relay"]]) {
    const { exitCode, said } = await probeFromOutside(authority, ...options);
    expect(exitCode, said).toBe(0);
  }
});

test("behind a firewall that lets out port 443 alone, the test of the connection names the relay before one joins", async () => {
  if (outside === undefined) throw new Error("There is no Rooms outside.");
  const { rooms, trustedKey } = outside;
  await setFirewall(readOutsideSettings(), onlyPages);
  const ann = await Person.open({
    ...{ name: "Ann", webUrl: rooms.webUrl, trustedKeys: [trustedKey] },
    findsNames: "by the system",
  });
  await signInByPage(ann);
  await ann.openPrejoin(await ann.createSession("Tested"));
  await ann.page.getByText("Devices", { exact: true }).click();
  await ann.page.getByRole("button", { name: "Test the connection" }).click();
  const verdict = ann.page.getByRole("status").getByText("Only through a relay: it works");
  await expect(verdict).toBeVisible({ timeout: 60_000 });
  await expect(ann.page.getByText("through a relay, TCP", { exact: true })).toBeVisible();
  await ann.screenshot("connection-test-relay-tls");
  await ann.close();
});
