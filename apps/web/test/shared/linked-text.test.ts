import { describe, expect, it } from "vitest";
import { linkedText } from "../../src/shared/linked-text.ts";

const linksOf = (text: string) => linkedText(text).flatMap(({ href }) => href ?? []);

describe("linkedText", () => {
  it.each([
    ["see https://example.org/plan.", ["https://example.org/plan"]],
    [
      "(https://example.org/a_(b)) or www.example.org",
      ["https://example.org/a_(b)", "https://www.example.org/"],
    ],
    [
      "MAILTO:ann@example.org, http://example.org",
      ["mailto:ann@example.org", "http://example.org/"],
    ],
    ["https://пример.рф/путь", ["https://xn--e1afmkfd.xn--p1ai/%D0%BF%D1%83%D1%82%D1%8C"]],
  ])("finds web and mail addresses, without the sign behind them: %s", (text, links) => {
    expect(linksOf(text)).toEqual(links);
  });

  it.each([
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x file:///etc/passwd ftp://example.org",
    "https://bank.example@evil.example/",
    "https://user:secret@example.org",
    "http://",
    "www.",
    '<a href="x">plain</a>',
  ])("makes no link of anything else: %s", (text) => {
    expect(linksOf(text)).toEqual([]);
  });

  it("loses nothing of the text", () => {
    for (const text of [
      "",
      "a https://x.org b",
      "https://x.org",
      "שלום https://x.org/א 👋🏽\n`code`",
    ]) {
      expect(
        linkedText(text)
          .map((part) => part.text)
          .join(""),
      ).toBe(text);
    }
  });
});
