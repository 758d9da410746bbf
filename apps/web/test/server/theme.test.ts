import { describe, expect, it } from "vitest";
import { themeAttribute, themeOf } from "#shared/theme.ts";

describe("the theme", () => {
  it.each([
    ["dark", "dark"],
    ["light", "light"],
    ["system", undefined],
    ['"><script>', undefined],
    [undefined, undefined],
  ])("of cookie %s is %s; without one the page follows the system", (cookie, attribute) => {
    expect(themeAttribute(themeOf(cookie))).toBe(attribute);
  });
});
