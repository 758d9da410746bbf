import { findLivekit } from "@rooms/scripts/livekit";
import { PartProcess } from "@rooms/testing/part-process";
import { freePort } from "@rooms/testing/ports";
import { answersOk } from "@rooms/testing/until";

export const keys = { apiKey: "rooms", apiSecret: "only-for-this-run-of-the-relay-test" };
const source = findLivekit();
/** Elsewhere it is built, or run in Docker, by tests that need more of it. */
export const isHere = source.kind === "path" || source.kind === "cached";
const parts: PartProcess[] = [];

/** After each test. */
export async function stopLivekit(): Promise<void> {
  await Promise.all(parts.splice(0).map((part) => part.stop("SIGKILL")));
}

/** LiveKit on loopback, whose relay may lead to loopback; or without one. */
export async function startLivekit({ turn }: { turn: boolean }): Promise<string> {
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
  const command = source.kind === "path" || source.kind === "cached" ? source.binary : "";
  const livekit = new PartProcess({ part: "livekit", command, args: [], env });
  parts.push(livekit);
  const ask = () => answersOk(`http://127.0.0.1:${port}/`);
  await livekit.untilReady({ ask, timeoutMs: 30_000 });
  return `ws://127.0.0.1:${port}`;
}
