import { describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "#server/content-security-policy.ts";

const policy = (
  development: boolean,
  socketUrls: string[] = [],
  rest: { uploadsToCloudinary?: boolean; reportsUrl?: string } = {},
) =>
  contentSecurityPolicy({
    ...{ nonce: "abc", development, socketUrls },
    ...{ uploadsToCloudinary: false, reportsUrl: undefined, ...rest },
  });

describe("the content security policy", () => {
  it("runs no script without the nonce, WebAssembly but no eval, in production", () => {
    const scripts = /script-src ([^;]*)/.exec(policy(false))?.[1];
    expect(scripts).toBe("'self' 'nonce-abc' 'wasm-unsafe-eval'");
  });

  it("lets the page reach the configured sockets and nothing else", () => {
    const connects = /connect-src ([^;]*)/.exec(policy(false, ["wss://media.example/rtc"]))?.[1];
    expect(connects).toBe("'self' wss://media.example https://media.example");
  });

  it("lets a picture be uploaded to Cloudinary where that is the store, and nowhere else", () => {
    expect(policy(false, [], { uploadsToCloudinary: true })).toContain(
      "connect-src 'self' https://api.cloudinary.com;",
    );
    expect(policy(false)).not.toContain("cloudinary");
  });

  it("lets a page report its failures to the address for them, without the key in it", () => {
    const reportsUrl = "https://key@reports.example:8443/7";
    const connects = /connect-src ([^;]*)/.exec(policy(false, [], { reportsUrl }))?.[1];
    expect(connects).toBe("'self' https://reports.example:8443");
  });

  it("lets a developer's page reach every port of this machine", () => {
    expect(policy(true)).toContain("ws://127.0.0.1:*");
    expect(policy(false)).not.toContain("127.0.0.1");
  });
});
