import { createRoom } from "@rooms/domain/rooms/use-cases/manage-rooms";
import { vocabularyOf, vocabularyTermsMax } from "@rooms/domain/spaces/glossary";
import {
  addGlossaryTerm,
  changeGlossaryTerm,
  deleteGlossaryTerm,
  listGlossary,
} from "@rooms/domain/spaces/use-cases/glossary";
import { createSpace } from "@rooms/domain/spaces/use-cases/spaces";
import { glossaryTermsMax } from "@rooms/domain/vocabulary/glossary";
import { describe, expect, it } from "vitest";
import { createTranscriptStore } from "../src/index.ts";
import { createTestUser } from "../src/testing/index.ts";
import { codeOf, eachWorld, valueOf } from "./sessions/harness.ts";
import type { World } from "./sessions/harness.ts";

let world: World;
eachWorld((made) => {
  world = made;
});

const who = () => ({ userId: world.owner.id, spaceId: world.space.id });
const add = (term: string, soundsLike: string[] = []) =>
  addGlossaryTerm(world.deps)({ ...who(), term, soundsLike });
const list = async () => valueOf(await listGlossary(world.deps)(who())).map(({ term }) => term);

async function colleague(displayName: string) {
  const user = await createTestUser(world.pool, { displayName });
  const { id: spaceId } = world.space;
  const member = { spaceId, userId: user.id, role: "MEMBER", joinedAt: new Date() } as const;
  await world.deps.store.members.add(member);
  return user;
}

describe("a space's glossary", () => {
  it("is written by every member, and shown in alphabetical order", async () => {
    valueOf(await add("Gladia"));
    const { id: userId } = await colleague("Bob");
    const added = { ...who(), userId, term: "anycast", soundsLike: ["any cast"] };
    const { id } = valueOf(await addGlossaryTerm(world.deps)(added));
    expect(await list()).toEqual(["anycast", "Gladia"]);
    const change = changeGlossaryTerm(world.deps);
    expect(valueOf(await change({ ...who(), id, term: "Anycast" }))).toMatchObject({
      term: "Anycast",
      soundsLike: ["any cast"],
    });
    expect(valueOf(await change({ ...who(), id, soundsLike: [] }))).toMatchObject({
      term: "Anycast",
      soundsLike: [],
    });
    valueOf(await deleteGlossaryTerm(world.deps)({ ...who(), userId, id }));
    expect(codeOf(await deleteGlossaryTerm(world.deps)({ ...who(), id }))).toBe("NOT_FOUND");
    expect(await list()).toEqual(["Gladia"]);
  });

  it("has a term once, in whatever case", async () => {
    const { id } = valueOf(await add("Gladia"));
    const other = valueOf(await add("LiveKit"));
    expect(codeOf(await add("gladia"))).toBe("GLOSSARY_TERM_EXISTS");
    const change = changeGlossaryTerm(world.deps);
    const taken = await change({ ...who(), id: other.id, term: "GLADIA" });
    expect(codeOf(taken)).toBe("GLOSSARY_TERM_EXISTS");
    expect(codeOf(await change({ ...who(), id, term: "GLADIA" }))).toBe("OK");
    const raced = await Promise.all(["Rooms", "rooms", "ROOMS"].map((term) => add(term)));
    expect(raced.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("is full at its limit, and takes another term when one goes", async () => {
    for (let number = 1; number < glossaryTermsMax; number += 1) valueOf(await add(`T${number}`));
    const last = await Promise.all([add("last"), add("one more")]);
    expect(last.map(codeOf).sort()).toEqual(["GLOSSARY_LIMIT", "OK"]);
    const [first] = valueOf(await listGlossary(world.deps)(who()));
    if (!first) throw new Error("no term");
    valueOf(await deleteGlossaryTerm(world.deps)({ ...who(), id: first.id }));
    expect(codeOf(await add("another"))).toBe("OK");
  });

  it("changes nothing by the id of another space's term", async () => {
    const { id } = valueOf(await add("Gladia"));
    const stranger = await createTestUser(world.pool);
    const made = await createSpace(world.deps)({ userId: stranger.id, name: "Other" });
    const elsewhere = { userId: stranger.id, spaceId: valueOf(made).id, id };
    const change = await changeGlossaryTerm(world.deps)({ ...elsewhere, term: "Mine" });
    expect(codeOf(change)).toBe("NOT_FOUND");
    expect(codeOf(await deleteGlossaryTerm(world.deps)(elsewhere))).toBe("NOT_FOUND");
    expect(await list()).toEqual(["Gladia"]);
  });
});

describe("a session's vocabulary", () => {
  it("is its space's terms and the names of its members and rooms, and nothing of other spaces", async () => {
    const { deps, caller, pool } = world;
    const { id } = await world.sessionOf(await world.newSession());
    valueOf(await add("Gladia", ["glad ear"]));
    valueOf(await createRoom(deps)({ caller, name: "Standup" }));
    await colleague("Маша Кузнецова");
    await createTestUser(pool, { displayName: "Stranger" });
    const vocabulary = await createTranscriptStore(pool).vocabulary(id);
    expect(vocabulary).toEqual([
      { term: "Gladia", soundsLike: ["glad ear"] },
      { term: "Test Person", soundsLike: [] },
      { term: "Маша Кузнецова", soundsLike: [] },
      { term: "Standup", soundsLike: [] },
    ]);
  });

  it("has each term once, as it was written by hand, and an end", () => {
    const byHand = { term: "LiveKit", soundsLike: ["life kid"] };
    expect(vocabularyOf([byHand], ["livekit ", "", "Ann"])).toEqual([
      byHand,
      { term: "Ann", soundsLike: [] },
    ]);
    const names = Array.from({ length: vocabularyTermsMax + 9 }, (_, number) => `Name ${number}`);
    expect(vocabularyOf([byHand], names)).toHaveLength(vocabularyTermsMax);
  });
});
