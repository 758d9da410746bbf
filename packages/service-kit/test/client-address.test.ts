import { describe, expect, it } from "vitest";
import {
  clientAddress,
  plainAddress,
  readTrustedProxies,
  sharedNetworkOf,
} from "../src/network/index.ts";

const trusting = (list: string) => {
  const read = readTrustedProxies(list);
  if (!read.ok) throw new Error(read.problem);
  return read.proxies;
};
const client = (list: string, remoteAddress: string, forwardedFor?: string): string =>
  clientAddress({ remoteAddress, forwardedFor }, trusting(list));

describe("the client's address", () => {
  it.each([
    // Only the connection is believed.
    ["loopback", "203.0.113.9", "127.0.0.1", "203.0.113.9"],
    ["none", "127.0.0.1", "198.51.100.7", "127.0.0.1"],
    ["10.1.0.0/16", "10.2.0.1", "198.51.100.7", "10.2.0.1"],
    // A trusted proxy names the next one, and what the client wrote before it is not read.
    ["loopback", "127.0.0.1", "198.51.100.7", "198.51.100.7"],
    ["loopback", "::ffff:127.0.0.1", "1.1.1.1, 198.51.100.7", "198.51.100.7"],
    ["loopback,10.1.0.0/16", "127.0.0.1", "1.1.1.1, 198.51.100.7, 10.1.2.3", "198.51.100.7"],
    ["private", "fd00::1", "2001:db8::7", "2001:db8::7"],
    ["private", "0000:0000:0000:0000:0000:ffff:0a00:0001", "198.51.100.7:4711", "198.51.100.7"],
    ["2001:db8:1::/48", "2001:db8:1:2::3", "198.51.100.7", "198.51.100.7"],
    // What is no address ends the reading where it stands.
    ["loopback", "127.0.0.1", "198.51.100.7, unknown", "127.0.0.1"],
    ["loopback", "127.0.0.1", "", "127.0.0.1"],
    // All are trusted: the first of them asks.
    ["private", "10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"],
  ])("with %s trusted, of %s which says %s, is %s", (list, remote, said, expected) => {
    expect(client(list, remote, said)).toBe(expected);
  });

  it("is that of the connection where nothing was forwarded", () => {
    expect(client("private", "10.0.0.1")).toBe("10.0.0.1");
  });

  it.each(["10.0.0.0/33", "10.0.0.0/0", "::/0", "10.0.0.0/8/8", "10.0.0.0/", "everybody", "10.0"])(
    "is not asked of %s",
    (list) => {
      expect(readTrustedProxies(list)).toMatchObject({ ok: false });
    },
  );
});

describe("addresses of one client", () => {
  it.each([
    ["2001:db8:0:1::1", "2001:db8:0:1:ffff:ffff:ffff:ffff", "2001:db8:0:2::1"],
    ["2001:db8::1", "2001:0DB8:0:0:2::", "2001:db8:0:9::1"],
    ["[2001:db8:a::1]:443", "2001:db8:a::2", "2001:db8:b::1"],
    ["::1", "0:0:0:0:0:0:0:2", "1::1"],
    ["64:ff9b::192.0.2.33", "64:ff9b::192.0.2.34", "64:ff9c::192.0.2.33"],
    ["fe80::1%eth0", "fe80::2", "fe80:0:0:1::2"],
    ["192.0.2.20:1234", "192.0.2.20:4321", "192.0.2.21:1234"],
    ["::ffff:192.0.2.22", "192.0.2.22", "::ffff:192.0.2.23"],
    ["::ffff:c000:0216", "192.0.2.22", "::ffff:c000:0217"],
  ])("are %s and %s, and not %s", (one, same, other) => {
    const networkOf = (written: string): string => sharedNetworkOf(plainAddress(written) ?? "");
    expect(networkOf(same)).toBe(networkOf(one));
    expect(networkOf(other)).not.toBe(networkOf(one));
  });
});
