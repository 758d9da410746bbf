import { createRoomTokens } from "@rooms/adapters/livekit";
import { afterEach, expect, it } from "vitest";
import { Microphone } from "../src/microphone.ts";
import { isHere, keys, startLivekit, stopLivekit } from "./support/livekit.ts";

afterEach(stopLivekit);

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
    await expect(enter(url, "ann")).rejects.toThrow(
      /is not reached at .* by TURN: .* and TURN \(over TLS .* public authorities alone\)$/,
    );
  },
  60_000,
);
