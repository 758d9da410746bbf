import {
  acceptInvitation,
  addGlossaryTerm,
  changeGlossaryTerm,
  createInvitation,
  deleteGlossaryTerm,
  getProfile,
  listGlossary,
} from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import { must, refusal } from "../support/must.ts";
import { signInNamed } from "../support/sign-in.ts";
import { useTestApi } from "../support/test-api.ts";

const api = useTestApi();

async function team(name: string) {
  const owner = await signInNamed(api(), name);
  const params = { id: (await must(owner.call(getProfile))).activeSpaceId };
  const { token } = await must(owner.call(createInvitation, { params, body: { role: "MEMBER" } }));
  const member = await signInNamed(api(), `${name}-colleague`);
  await must(member.call(acceptInvitation, { params: { token } }));
  return { owner, member, params };
}

describe("the glossary", () => {
  it("is kept by all members of the space", async () => {
    const { owner, member, params } = await team("Ann");
    expect(await must(owner.call(listGlossary, { params }))).toEqual({ items: [] });
    const body = { term: "  Kubernetes ", soundsLike: ["Cooper Netties"] };
    const term = await must(member.call(addGlossaryTerm, { params, body }));
    expect(term).toMatchObject({ term: "Kubernetes", soundsLike: ["Cooper Netties"] });
    const one = { ...params, termId: term.id };
    const change = { params: one, body: { term: "kubectl" } };
    expect(await must(owner.call(changeGlossaryTerm, change))).toEqual({
      ...term,
      term: "kubectl",
    });
    expect((await must(member.call(listGlossary, { params }))).items).toHaveLength(1);
    await must(owner.call(deleteGlossaryTerm, { params: one }));
    expect(await must(member.call(listGlossary, { params }))).toEqual({ items: [] });
  });

  it("says why it takes no term twice", async () => {
    const { owner, params } = await team("Bob");
    await must(owner.call(addGlossaryTerm, { params, body: { term: "Gladia" } }));
    const twice = await owner.call(addGlossaryTerm, { params, body: { term: "GLADIA" } });
    expect(twice).toMatchObject(refusal("GLOSSARY_TERM_EXISTS"));
  });

  it.each([
    { term: "" },
    { term: " \t" },
    { term: "x".repeat(61) },
    { term: "a\u0000b" },
    { term: "x", soundsLike: ["1", "2", "3", "4", "5", "6"] },
    { term: "x", soundsLike: [""] },
    { term: "—" },
    { term: "x", soundsLike: ["Cooper Netties", "..."] },
    { term: "x", spaceId: "y" },
  ])("refuses %j", async (body) => {
    const { owner, params } = await team(`Eve${JSON.stringify(body).length}`);
    const answer = await owner.call(addGlossaryTerm, { params, body });
    expect(answer).toMatchObject(refusal("VALIDATION_FAILED"));
  });

  it("is closed to people of other spaces", async () => {
    const { owner, params } = await team("Cid");
    const { id } = await must(owner.call(addGlossaryTerm, { params, body: { term: "Gladia" } }));
    const stranger = await signInNamed(api(), "Stranger");
    const one = { ...params, termId: id };
    expect(await stranger.call(listGlossary, { params })).toMatchObject(refusal("NOT_FOUND"));
    const change = await stranger.call(changeGlossaryTerm, { params: one, body: { term: "X" } });
    expect(change).toMatchObject(refusal("NOT_FOUND"));
    const gone = await stranger.call(deleteGlossaryTerm, { params: one });
    expect(gone).toMatchObject(refusal("NOT_FOUND"));
  });
});
