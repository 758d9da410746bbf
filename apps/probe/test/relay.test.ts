import { createRoomTokens } from "@rooms/adapters/livekit";
import { findLivekit } from "@rooms/scripts/livekit";
import { PartProcess } from "@rooms/testing/part-process";
import { freePort } from "@rooms/testing/ports";
import { answersOk } from "@rooms/testing/until";
import { afterEach, expect, it } from "vitest";
import { Microphone } from "../src/microphone.ts";

const keys = { apiKey: "rooms", apiSecret: "only-for-this-run-of-the-relay-test" };
const source = findLivekit();
/** Elsewhere it is built, or run in Docker, by tests that need more of it. */
const isHere = source.kind === "path" || source.kind === "cached";
const parts: PartProcess[] = [];
afterEach(async () => {
  await Promise.all(parts.splice(0).map((part) => part.stop("SIGKILL")));
});

/** LiveKit on loopback, whose relay may lead to loopback; or without one. */
async function startLivekit({ turn }: { turn: boolean }): Promise<string> {
  const port = await freePort();
  const config = {
    port,
    bind_addresses: ["127.0.0.1"],
    keys: { [keys.apiKey]: keys.apiSecret },
    rtc: {
      ...{ node_ip: "127.0.0.1", use_external_ip: false, enable_loopback_candidate: true },
      ...{ ips: { includes: ["127.0.0.1/32"] }, udp_port: await freePort(), tcp_port: 0 },
      stun_servers: [],
    },
    ...(turn && {
      turn: {
        ...{ enabled: true, domain: "127.0.0.1", udp_port: await freePort() },
        ...{ relay_range_start: 31_000, relay_range_end: 31_099 },
        ...{ bind_addresses: ["127.0.0.1"], allow_restricted_peer_cidrs: ["127.0.0.1/32"] },
      },
    }),
    logging: { level: "error" },
  };
  // JSON is YAML.
  const env = { LIVEKIT_CONFIG: JSON.stringify(config) };
  const command = isHere ? source.binary : "";
  const livekit = new PartProcess({ part: "livekit", command, args: [], env });
  parts.push(livekit);
  const ask = () => answersOk(`http://127.0.0.1:${port}/`);
  await livekit.untilReady({ ask, timeoutMs: 30_000 });
  return `ws://127.0.0.1:${port}`;
}

async function enter(url: string, identity: string): Promise<Microphone> {
  const token = await createRoomTokens(keys).mint({
    ...{ room: "relayed", identity, name: identity, metadata: "{}" },
    ...{ mayShareScreen: false, ttlSeconds: 60 },
  });
  const microphone = new Microphone();
  await microphone.connect({ url, token }, { relay: true });
  return microphone;
}

it.skipIf(!isHere)(
  "by TURN alone, sound goes both ways where there is a relay",
  async () => {
    const url = await startLivekit({ turn: true });
    const [ann, ben] = await Promise.all([enter(url, "ann"), enter(url, "ben")]);
    const signal = AbortSignal.timeout(20_000);
    const heard = Promise.all([ann.hears("ben", signal), ben.hears("ann", signal)]);
    await expect(heard).resolves.toHaveLength(2);
    await Promise.all([ann.leave(), ben.leave()]);
  },
  60_000,
);

it.skipIf(!isHere)(
  "by TURN alone, a missing relay is named",
  async () => {
    const url = await startLivekit({ turn: false });
    await expect(enter(url, "ann")).rejects.toThrow(/is not reached at .* by TURN: .* and TURN$/);
  },
  60_000,
);
