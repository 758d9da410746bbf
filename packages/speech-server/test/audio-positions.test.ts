import { expect, it } from "vitest";
import { AudioPositions } from "../src/audio-positions.ts";

it("positions pass over what comes twice when told to, and only then", () => {
  for (const dedupe of [true, false]) {
    const positions = new AudioPositions();
    positions.take(new Uint8Array(100));
    positions.acknowledged();
    positions.take(new Uint8Array(60));
    positions.reopen({ dedupe });
    const { from, fresh } = positions.take(new Uint8Array(100));
    expect([from, fresh.length]).toEqual(dedupe ? [100, 40] : [160, 100]);
    expect(positions.heardBytes).toBe(dedupe ? 200 : 260);
  }
});
