import { describe, expect, it } from "vitest";
import { serverAddress } from "../src/database/server-address.ts";

describe("a connection string", () => {
  it("is read with what stands in it encoded", () => {
    expect(serverAddress("postgres://an%40n:p%3Aw@db.example:6000/ro%20oms").driver).toMatchObject({
      ...{ host: "db.example", port: 6000, user: "an@n", pass: "p:w", database: "ro oms" },
      ssl: false,
    });
  });

  it.each<[mode: string, ssl: unknown]>([
    ["disable", false],
    ["require", {}],
    ["verify-full", {}],
    ["no-verify", { rejectUnauthorized: false }],
  ])("checks certificates unless it says otherwise: sslmode=%s", (mode, ssl) => {
    expect(serverAddress(`postgres://db.example/rooms?sslmode=${mode}`).driver.ssl).toEqual(ssl);
  });

  it("hands settings on to the server, and no others", () => {
    const url =
      "postgres://db.example/rooms?options=-c%20geqo%3Doff&lock_timeout=5&sslmode=disable";
    expect(serverAddress(url).parameters).toEqual({ options: "-c geqo=off", lock_timeout: "5" });
  });
});
