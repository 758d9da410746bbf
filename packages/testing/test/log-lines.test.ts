import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { unfoldJson } from "../src/log-lines.ts";

describe("unfoldJson", () => {
  it("shows a pino line as level, message and fields", () => {
    const line = unfoldJson(
      '{"level":"info","time":"t","process":"api","msg":"request-done","code":200}',
    );
    expect(stripVTControlCharacters(line)).toBe("info request-done code=200");
  });

  it.each(["plain words", "{not json", '{"no":"message"}'])("leaves %s as it is", (line) => {
    expect(unfoldJson(line)).toBe(line);
  });
});
