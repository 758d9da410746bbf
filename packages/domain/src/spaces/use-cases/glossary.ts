import { glossaryTermId } from "../../shared/ids.ts";
import type { GlossaryTermId, SpaceId, UserId } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import { mayAddTerm, mayRenameTerm } from "../glossary.ts";
import type { GlossaryTerm } from "../glossary.ts";
import type { SpaceDeps } from "./deps.ts";
import { requireMember } from "./membership.ts";

interface Who {
  userId: UserId;
  spaceId: SpaceId;
}

/** The terms of a space in the order of their writing, for its members. */
export function listGlossary({ store }: Pick<SpaceDeps, "store">) {
  return async (input: Who): Promise<Result<readonly GlossaryTerm[]>> => {
    const member = await requireMember(store, input);
    return member.ok ? ok(await store.glossary.list(input.spaceId)) : member;
  };
}

/** Adds a term; any member. GLOSSARY_LIMIT, GLOSSARY_TERM_EXISTS. */
export function addGlossaryTerm({ store, clock, ids }: Pick<SpaceDeps, "store" | "clock" | "ids">) {
  return (
    input: Who & { term: string; soundsLike: readonly string[] },
  ): Promise<Result<GlossaryTerm>> =>
    store.transaction(async (repositories) => {
      const member = await requireMember(repositories, input);
      if (!member.ok) return member;
      const { userId, spaceId, term, soundsLike } = input;
      // One after the other, so that two at once do not both see room for the last one.
      await repositories.spaces.lock(spaceId);
      const free = mayAddTerm(await repositories.glossary.list(spaceId), term);
      if (!free.ok) return free;
      const id = glossaryTermId(ids.uuid());
      const added = { id, spaceId, term, soundsLike, createdBy: userId, createdAt: clock.now() };
      await repositories.glossary.create(added);
      return ok(added);
    });
}

/** Changes a term; any member. What is left out stays. GLOSSARY_TERM_EXISTS. */
export function changeGlossaryTerm({ store }: Pick<SpaceDeps, "store">) {
  return (
    input: Who & { id: GlossaryTermId; term?: string; soundsLike?: readonly string[] },
  ): Promise<Result<GlossaryTerm>> =>
    store.transaction(async (repositories) => {
      const member = await requireMember(repositories, input);
      if (!member.ok) return member;
      const { spaceId, id, term, soundsLike } = input;
      await repositories.spaces.lock(spaceId);
      if (term !== undefined) {
        const free = mayRenameTerm(await repositories.glossary.list(spaceId), { id, term });
        if (!free.ok) return free;
      }
      const changed = await repositories.glossary.update(spaceId, id, {
        ...(term !== undefined && { term }),
        ...(soundsLike !== undefined && { soundsLike }),
      });
      return changed ? ok(changed) : refuse("NOT_FOUND");
    });
}

/** Removes a term; any member. */
export function deleteGlossaryTerm({ store }: Pick<SpaceDeps, "store">) {
  return async (input: Who & { id: GlossaryTermId }): Promise<Result<null>> => {
    const member = await requireMember(store, input);
    if (!member.ok) return member;
    const done = await store.glossary.delete(input.spaceId, input.id);
    return done ? ok(null) : refuse("NOT_FOUND");
  };
}
