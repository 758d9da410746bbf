import { userId } from "@rooms/domain/shared/ids";
import { expect, it } from "vitest";
import { createStopTokens } from "../../src/mail/index.ts";

const user = userId("0198c2a0-0000-7000-8000-000000000000");
const [first, next] = ["the first secret of 32 characters", "the next secret of 32 characters!"];

it("a link in an old mail stops mails as long as the secret that signed it is accepted", () => {
  const token = createStopTokens([first]).tokenOf(user);
  expect(createStopTokens([next, first]).userOf(token)).toBe(user);
  expect(createStopTokens([next]).userOf(token)).toBeNull();
  expect(createStopTokens([next, first]).tokenOf(user)).not.toBe(token);
});
