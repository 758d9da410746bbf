import { expect, it } from "vitest";
import { readPrompts } from "./prompts.ts";

it("a voice's prompts are read without the marks of stress, and other lines are no prompts", () => {
  const file = '( ru_0001 "Он завёл, прядь вол+ос." )\n\n( ru_0002 "+Окна." )\nru_0003\n';
  expect(readPrompts(file)).toEqual([
    { name: "ru_0001", text: "Он завёл, прядь волос." },
    { name: "ru_0002", text: "Окна." },
  ]);
});
