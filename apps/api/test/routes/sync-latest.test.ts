import { expect, it } from "vitest";
import { syncLatest } from "../../src/routes/sync-latest.ts";

it("leaves the latest state, in whatever order the writes arrive", async () => {
  let state = "first";
  const written: string[] = [];
  const { promise: held, resolve: release } = Promise.withResolvers<null>();
  const read = async () => state;
  const late = syncLatest(read, async (one) => {
    if (one === "first") await held;
    written.push(one);
  });
  state = "second";
  await syncLatest(read, async (one) => void written.push(one));
  release(null);
  await late;
  expect(written).toEqual(["second", "first", "second"]);
});

it("writes an unchanged state once, and nothing when the state is gone", async () => {
  const written: string[] = [];
  const write = async (one: string) => void written.push(one);
  await syncLatest(async () => "same", write);
  await syncLatest(async () => null, write);
  expect(written).toEqual(["same"]);
});
