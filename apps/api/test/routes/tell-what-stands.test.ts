import { expect, it } from "vitest";
import { tellWhatStands } from "../../src/routes/tell-what-stands.ts";

it("leaves there what stands, in whatever order it arrives", async () => {
  let standing = "first";
  const arrived: string[] = [];
  const { promise: held, resolve: letGo } = Promise.withResolvers<null>();
  const read = async () => standing;
  const late = tellWhatStands(read, async (told) => {
    if (told === "first") await held;
    arrived.push(told);
  });
  standing = "second";
  await tellWhatStands(read, async (told) => void arrived.push(told));
  letGo(null);
  await late;
  expect(arrived).toEqual(["second", "first", "second"]);
});

it("tells once what does not change, and nothing of what is gone", async () => {
  const arrived: string[] = [];
  const tell = async (told: string) => void arrived.push(told);
  await tellWhatStands(async () => "same", tell);
  await tellWhatStands(async () => null, tell);
  expect(arrived).toEqual(["same"]);
});
