import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { execa } from "execa";
import {
  outsideNames,
  readOutsideSettings,
  serverAddress,
  setFirewall,
  setNames,
  turnAddress,
} from "@rooms/scripts/outside";
import { expectWordsOnce, gather } from "../support/meeting.ts";
import { signInByPage } from "../support/newcomer-by-page.ts";
import { openComposeDoor, openRecipesDoor, type OutsideDoor } from "../support/outside-doors.ts";
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
const onlyPort443 = ["tcp dport != 443 drop", "meta l4proto udp drop"];

const byTurnOverTls: Network["way"] = { relayed: true, protocol: "tls", port: 7882 };

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
    firewall: onlyPort443,
    way: byTurnOverTls,
  },
];

const folder = mkdtempSync(join(tmpdir(), "rooms-outside-story-"));
let outside: OutsideRooms | undefined;
let door: OutsideDoor | undefined;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  outside = await startOutside(folder);
});

test.afterAll(async () => {
  await outside?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function standing(): OutsideRooms & OutsideDoor {
  if (outside === undefined || door === undefined) throw new Error("There is no Rooms outside.");
  return { ...outside, ...door };
}

async function expectThreeToMeet(way: Network["way"]): Promise<void> {
  const { rooms, trustedKey } = standing();
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
}

test.describe("behind the recipes for nginx, with an address for TURN", () => {
  test.beforeAll(async () => {
    door = await openRecipesDoor(join(folder, "recipes"));
  });
  test.afterAll(() => door?.stop());

  for (const { title, firewall, way } of networks) {
    test(`three people meet behind ${title}, and each word is written once`, async () => {
      await setFirewall(readOutsideSettings(), firewall);
      await expectThreeToMeet(way);
    });
  }

  test("the probe goes through a whole meeting from there, by what passes and by TURN alone", async () => {
    await setFirewall(readOutsideSettings(), ["udp dport 7882 drop"]);
    for (const options of [[], ["--relay"]]) {
      const { exitCode, said } = await probeFromOutside(standing().authority, ...options);
      expect(exitCode, said).toBe(0);
    }
  });

  test("behind a firewall that lets out port 443 alone, the test of the connection names the relay before one joins", async () => {
    const { rooms, trustedKey } = standing();
    await setFirewall(readOutsideSettings(), onlyPort443);
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
});

test.describe("behind infra/compose.yaml with its service turn, all on one address", () => {
  test.beforeAll(async () => {
    setNames(readOutsideSettings(), {
      [outsideNames.pages]: serverAddress,
      [outsideNames.turn]: serverAddress,
    });
    door = await openComposeDoor(join(folder, "compose"));
  });
  test.afterAll(() => door?.stop());

  test("three people meet where port 443 of one address is all that is let out, and each word is written once", async () => {
    await setFirewall(readOutsideSettings(), [`ip daddr != ${serverAddress} drop`, ...onlyPort443]);
    await expectThreeToMeet(byTurnOverTls);
  });

  // By TURN over TLS its library asks for a certificate of a public authority.
  test("the probe goes through a whole meeting behind both proxies", async () => {
    await setFirewall(readOutsideSettings(), []);
    const { exitCode, said } = await probeFromOutside(standing().authority);
    expect(exitCode, said).toBe(0);
  });

  test("requests are counted by where they come from, through both proxies, whatever they say of it", async () => {
    const { people } = readOutsideSettings();
    const remaining = async (saidAddress: string, ...within: string[]): Promise<number> => {
      const asked = await execa("env", [
        ...[...within, "curl", "--silent", "--show-error", "--output", "-", "--include"],
        ...["--resolve", `${outsideNames.pages}:443:${serverAddress}`],
        ...["--cacert", standing().authority, "--header", `X-Forwarded-For: ${saidAddress}`],
        `https://${outsideNames.pages}/api/sessions/abcdefgh`,
      ]);
      return Number(/^ratelimit-remaining: (\d+)/im.exec(asked.stdout)?.[1]);
    };
    const fromPeople = ["ip", "netns", "exec", people];
    const atFirst = await remaining("198.51.100.1", ...fromPeople);
    expect(await remaining("198.51.100.2", ...fromPeople)).toBe(atFirst - 1);
    // The server's own request is another's.
    expect(await remaining("198.18.0.2")).toBeGreaterThan(atFirst - 2);
    expect(await remaining("127.0.0.1", ...fromPeople)).toBe(atFirst - 2);
  });
});
