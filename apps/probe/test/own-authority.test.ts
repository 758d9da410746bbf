import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer } from "node:tls";
import { ContinualGatheringPolicy, IceServer, IceTransportType, Room } from "@livekit/rtc-node";
import { createRoomTokens } from "@rooms/adapters/livekit";
import { afterAll, afterEach, expect, it, vi } from "vitest";
import { isHere, keys, startLivekit, stopLivekit } from "./support/livekit.ts";

const folder = mkdtempSync(join(tmpdir(), "rooms-probe-authority-"));
afterEach(stopLivekit);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A certificate for localhost that signs itself: what an authority of one's own comes down to for who does not know it. */
function certificate(): { cert: Buffer; key: Buffer } {
  const [cert, key] = [join(folder, "cert.pem"), join(folder, "key.pem")];
  execFileSync(
    "openssl",
    [
      ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"],
      ...["-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
      ...["-out", cert, "-keyout", key],
    ],
    { stdio: "ignore" },
  );
  return { cert: readFileSync(cert), key: readFileSync(key) };
}

it.skipIf(!isHere)(
  "the LiveKit library believes no authority of one's own for TURN over TLS, also where the system's file names it: what the probe says of it holds",
  async () => {
    const { cert, key } = certificate();
    const refusals: string[] = [];
    const door = createServer({ cert, key });
    door.on("tlsClientError", (error) => refusals.push(error.message));
    await new Promise<void>((resolve) => door.listen(0, "127.0.0.1", resolve));
    const { port } = door.address() as AddressInfo;
    const url = await startLivekit({ turn: false });
    const token = await createRoomTokens(keys).mint({
      ...{ room: "private", identity: "ann", name: "ann", metadata: "{}" },
      ...{ mayShareScreen: false, ttlSeconds: 60 },
    });
    // Its own variable for further authorities, read when it opens TLS.
    vi.stubEnv("SSL_CERT_FILE", join(folder, "cert.pem"));
    const room = new Room();
    const connecting = room.connect(url, token, {
      autoSubscribe: true,
      dynacast: false,
      rtcConfig: {
        iceServers: [
          new IceServer({
            urls: [`turns:localhost:${port}?transport=tcp`],
            username: "ann",
            password: "secret",
          }),
        ],
        iceTransportType: IceTransportType.TRANSPORT_RELAY,
        continualGatheringPolicy: ContinualGatheringPolicy.GATHER_ONCE,
      },
    });
    connecting.catch(() => undefined);
    await expect.poll(() => refusals[0], { timeout: 20_000 }).toContain("alert unknown ca");
    vi.unstubAllEnvs();
    await room.disconnect().catch(() => undefined);
    await new Promise((resolve) => door.close(resolve));
  },
  60_000,
);
