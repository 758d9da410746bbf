import { mkdtempSync, rmSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { request as ask } from "node:https";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test as base } from "@playwright/test";
import { findDoor } from "@rooms/scripts/front-doors";
import { freePort } from "@rooms/testing/ports";
import { openFrontDoor, type FrontDoor } from "../support/front-door.ts";
import { expectWordsOnce, gather } from "../support/meeting.ts";
import { signInByPage } from "../support/newcomer-by-page.ts";
import { lanHost, startRooms, type RunningRooms } from "../support/rooms.ts";
import { ToneTalker } from "../support/tone-talk.ts";

interface Behind {
  rooms: RunningRooms;
  httpsPort: number;
  folder: string;
}

/** A Rooms that is told the address of a proxy, as an operator would tell it. */
const test = base.extend<object, { behind: Behind }>({
  behind: [
    // Playwright reads the fixture's dependencies from this pattern.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "rooms-door-"));
      const httpsPort = await freePort();
      const host = `${lanHost}:${httpsPort}`;
      const rooms = await startRooms(
        join(folder, "rooms"),
        {
          PUBLIC_URL: `https://${host}`,
          TRANSCRIBER_PUBLIC_URL: `wss://${host}`,
          ALLOWED_ORIGINS: `https://${host}`,
          RATE_LIMIT_SCALE: "50",
        },
        { publicLivekitUrl: `wss://${host}/livekit` },
      );
      await use({ rooms, httpsPort, folder });
      await rooms.pool.end();
      await rooms.stop();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 180_000 },
  ],
});

interface Answer {
  /** Null where the door cut the connection while the request was being sent. */
  status: number | null;
  headers: IncomingHttpHeaders;
  bytesSent: number;
}

/** One request through the door, from an address of this machine. */
function through(
  { authority }: FrontDoor,
  port: number,
  {
    path,
    headers = {},
    from,
    bytes = 0,
  }: { path: string; headers?: Record<string, string>; from?: string; bytes?: number },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const chunk = Buffer.alloc(64 * 1024);
    let bytesSent = 0;
    const request = ask({
      ...{ host: "127.0.0.1", port, path, servername: lanHost, ca: authority },
      method: bytes > 0 ? "POST" : "GET",
      headers: {
        host: `${lanHost}:${port}`,
        ...headers,
        ...(bytes > 0 ? { "content-length": String(bytes) } : {}),
      },
      ...(from === undefined ? {} : { localAddress: from }),
      agent: false,
    });
    let answered = false;
    request.on("response", (response) => {
      answered = true;
      response.resume();
      resolve({ status: response.statusCode ?? 0, headers: response.headers, bytesSent });
      request.destroy();
    });
    request.on("error", (error) => {
      if (answered) return;
      if (bytesSent === 0) reject(error);
      else resolve({ status: null, headers: {}, bytesSent });
    });
    const send = (): void => {
      while (!answered && bytesSent < bytes) {
        bytesSent += chunk.length;
        if (!request.write(chunk)) {
          request.once("drain", send);
          return;
        }
      }
      if (!answered) request.end();
    };
    if (bytes > 0) request.flushHeaders();
    send();
  });
}

/** An address of this machine that no setting trusts. */
function ownAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
  const found = all.find(({ internal, family }) => !internal && family === "IPv4");
  if (found === undefined) throw new Error("This machine has no network but loopback.");
  return found.address;
}

for (const name of ["caddy", "nginx", "traefik"] as const) {
  test(`behind ${name} with a certificate of its own, three people meet over https and each word is written once`, async ({
    behind: { rooms, httpsPort, folder },
  }) => {
    test.skip(findDoor(name) === undefined, `There is no ${name} here.`);
    const { ports } = rooms.settings;
    const door = await openFrontDoor(name, {
      folder: join(folder, name),
      ports: { ...ports, https: httpsPort, http: await freePort() },
      log: (line) => rooms.logLines.push(`${name} ${line}`),
    });
    try {
      await test.step("pages pin https for this host alone and name the sockets they may open", async () => {
        const { status, headers } = await through(door, httpsPort, { path: "/signin" });
        expect(status).toBe(200);
        expect(headers["strict-transport-security"]).toBe("max-age=31536000");
        expect(headers["content-security-policy"]).toContain(`wss://${lanHost}:${httpsPort}`);
      });

      await test.step("a picture of 100 MB is refused before it is sent", async () => {
        const bytes = 100 * 1024 * 1024;
        const path = "/api/identity/avatar/upload";
        const { status, bytesSent } = await through(door, httpsPort, { path, bytes });
        // What it answers may be lost with the connection that it cuts: below, a browser is told. Traefik has no limit of its
        // own that leaves answers unbuffered: there the api answers, to which this request is of no origin.
        expect([name === "traefik" ? 403 : 413, null]).toContain(status);
        expect(bytesSent).toBeLessThan(bytes / 2);
      });

      await test.step("requests are counted by where they come from, whatever they say of it", async () => {
        const remaining = async (from: string, said: string): Promise<number> => {
          const headers = { "x-forwarded-for": said };
          const path = "/api/sessions/abcdefgh";
          const answer = await through(door, httpsPort, { path, headers, from });
          return Number(answer.headers["ratelimit-remaining"]);
        };
        const outside = await remaining(ownAddress(), "198.51.100.1");
        expect(await remaining(ownAddress(), "198.51.100.2")).toBe(outside - 1);
        expect(await remaining("127.0.0.1", ownAddress())).toBeGreaterThan(outside - 2);
        expect(await remaining(ownAddress(), "127.0.0.1")).toBe(outside - 2);
      });

      const { slug, people, close } = await gather(rooms, "Behind a door", ["Ann", "Ben", "Cy"], {
        open: { trustedKeys: [door.trustedKey] },
        signIn: signInByPage,
      });
      const [ann] = people;
      await test.step("a browser is told of the refusal, and keeps what it is given for this host alone", async () => {
        const status = await ann?.page.evaluate(async () => {
          const body = new Blob([new Uint8Array(100 * 1024 * 1024)]);
          const answer = await fetch("/api/identity/avatar/upload", { method: "POST", body });
          return answer.status;
        });
        expect(status).toBe(413);
        const cookies = (await ann?.context.cookies()) ?? [];
        expect(cookies.map((cookie) => cookie.name)).toContain("__Host-authjs.session-token");
        expect(cookies.filter(({ httpOnly, secure }) => httpOnly && !secure)).toEqual([]);
      });
      const talkers = people.map((person) => new ToneTalker(person));
      await Promise.all(talkers.map((talker) => talker.saySome(12)));
      for (const talker of talkers) await expectWordsOnce(rooms, slug, { talker, readers: people });
      await close();
    } finally {
      await door.stop();
    }
  });
}
