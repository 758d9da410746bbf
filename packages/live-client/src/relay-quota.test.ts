import { describe, expect, it } from "vitest";
import { RelayQuota } from "./relay-quota.ts";

function taken(quota: RelayQuota, senders: readonly string[], nowMs: number): number {
  return senders.filter((sender) => quota.take(sender, nowMs)).length;
}

const times = (count: number, sender: string) => Array.from({ length: count }, () => sender);

describe("relayed lines", () => {
  it("of one sender are looked at up to a burst, and then a few a second, whatever the line names", () => {
    const quota = new RelayQuota();
    expect(taken(quota, times(4_000, "mallory"), 0)).toBe(40);
    expect(taken(quota, times(100, "mallory"), 1_000)).toBe(5);
  });

  it("of one who floods take nothing from the others", () => {
    const quota = new RelayQuota();
    taken(quota, times(4_000, "mallory"), 0);
    expect(taken(quota, times(10, "ann"), 0)).toBe(10);
  });

  it("of many senders together are bounded too", () => {
    const quota = new RelayQuota();
    const senders = Array.from({ length: 4_000 }, (_, index) => `sender-${index}`);
    expect(taken(quota, senders, 0)).toBe(400);
  });
});
