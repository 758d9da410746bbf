import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noAvatarColor } from "../src/identity/no-avatar-color.ts";
import { createIdSource, systemIdSource } from "../src/shared/id-source.ts";
import { guestIdentity, parseIdentity, userIdentity } from "../src/shared/identity.ts";
import { isSlug, isUuid, sessionId, slug, userId } from "../src/shared/ids.ts";
import { decodeCursor, encodeCursor, pageOf } from "../src/shared/page.ts";

const urlSafe = (minLength: number, maxLength: number) =>
  fc.string({
    unit: fc.constantFrom(...Array.from("ABCXYZabcxyz0189-_")),
    minLength,
    maxLength,
  });

describe("ids", () => {
  it("are UUIDv7 whose order is the order of creation, over bursts and a clock set back", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 47 }), { minLength: 1 }), (times) => {
        let now = 0;
        const ids = createIdSource({
          nowMs: () => now,
          randomBytes: (n) => new Uint8Array(n).fill(255),
        });
        const made = times.flatMap((time) => {
          now = time;
          return [ids.uuid(), ids.uuid()];
        });
        expect(made.every((id) => isUuid(id) && id.charAt(14) === "7")).toBe(true);
        expect([...new Set(made)].sort()).toEqual(made);
      }),
    );
  });

  it("keep their order when more are made in a millisecond than its counter holds", () => {
    const ids = createIdSource({ nowMs: () => 1, randomBytes: (n) => new Uint8Array(n) });
    const made = Array.from({ length: 10_000 }, () => ids.uuid());
    expect([...new Set(made)].sort()).toEqual(made);
  });

  it("include slugs of 8 URL-safe characters", () => {
    const ids = systemIdSource();
    expect(Array.from({ length: 100 }, () => ids.slug()).every(isSlug)).toBe(true);
  });
});

describe("identities", () => {
  it("are read back as they were made, though slugs and random parts hold dashes", () => {
    fc.assert(
      fc.property(urlSafe(8, 8), urlSafe(6, 32), (name, random) => {
        expect(parseIdentity(guestIdentity(slug(name), random))).toEqual({
          kind: "guest",
          slug: name,
          random,
        });
      }),
    );
    const user = userId(systemIdSource().uuid());
    const session = sessionId(systemIdSource().uuid());
    expect(parseIdentity(userIdentity(user, session))).toEqual({
      kind: "user",
      userId: user,
      sessionId: session,
    });
  });

  it.each([
    "",
    "guest-",
    "guest-short-x",
    "guest-abcdefghXrandom",
    "a:b",
    "a:b:c",
    "guest-abcdefgh-ab cd ef",
  ])("%j is none", (text) => {
    expect(parseIdentity(text)).toBeNull();
  });

  it("are not read out of anything else, whatever it is", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parts = parseIdentity(text);
        if (parts?.kind === "guest") expect(guestIdentity(parts.slug, parts.random)).toBe(text);
        if (parts?.kind === "user") expect(userIdentity(parts.userId, parts.sessionId)).toBe(text);
      }),
    );
  });
});

describe("cursors", () => {
  const place = { createdAt: new Date(1_772_442_000_123), id: systemIdSource().uuid() };

  it("are read back to the millisecond, and foreign text is refused", () => {
    expect(decodeCursor(encodeCursor(place))).toEqual(place);
    expect(["", "1", "x.y", "99999999999999999.x", "1.;drop"].map(decodeCursor)).toEqual(
      Array(5).fill(null),
    );
  });

  it("stand on a page only when another follows", () => {
    expect(pageOf([place, place], 1, (row) => row)).toEqual({
      items: [place],
      nextCursor: encodeCursor(place),
    });
    expect(pageOf([place], 1, (row) => row)).toEqual({ items: [place], nextCursor: null });
    expect(pageOf<typeof place>([], 1, (row) => row)).toEqual({ items: [], nextCursor: null });
  });
});

describe("noAvatarColor", () => {
  it("is the same pastel for the same address in any case, light enough for dark text", () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const color = noAvatarColor(email);
        expect(color).toMatch(/^#[0-9a-f]{6}$/);
        expect(noAvatarColor(` ${email.toUpperCase()}`)).toBe(color);
        // Contrast with the text colour #1b1b1f of at least 7 : 1 (WCAG AAA).
        expect(contrast(color, "#1b1b1f")).toBeGreaterThan(7);
      }),
    );
  });

  it("spreads people over the whole circle of colours", () => {
    const colors = Array.from({ length: 500 }, (_, n) => noAvatarColor(`person${n}@example.com`));
    expect(new Set(colors).size).toBeGreaterThan(250);
  });
});

function contrast(left: string, right: string): number {
  const [high, low] = [luminance(left), luminance(right)].sort((a, b) => b - a);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((from) => {
    const value = parseInt(color.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
