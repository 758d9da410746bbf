import * as contracts from "@rooms/contracts/http";
import type { GlossaryTerm as Shown } from "@rooms/contracts/http";
import { glossaryTermId, spaceId } from "@rooms/domain/shared/ids";
import type { GlossaryTerm } from "@rooms/domain/spaces/glossary";
import {
  addGlossaryTerm,
  changeGlossaryTerm,
  deleteGlossaryTerm,
  listGlossary,
} from "@rooms/domain/spaces/use-cases/glossary";
import { bind } from "../http/bind.ts";
import type { Route } from "../http/bind.ts";
import type { RouteDeps } from "./deps.ts";
import { mapResult } from "./results.ts";

/** The terms of a space that speech is recognised with. */
export function glossaryRoutes(deps: RouteDeps): Route[] {
  const list = listGlossary(deps);
  const add = addGlossaryTerm(deps);
  const change = changeGlossaryTerm(deps);
  const remove = deleteGlossaryTerm(deps);
  return [
    bind(contracts.listGlossary, async ({ caller: { userId }, input: { params } }) =>
      mapResult(await list({ userId, spaceId: spaceId(params.id) }), (terms) => ({
        items: terms.map(termOf),
      })),
    ),
    bind(contracts.addGlossaryTerm, async ({ caller: { userId }, input: { params, body } }) => {
      const { term, soundsLike = [] } = body;
      const who = { userId, spaceId: spaceId(params.id) };
      return mapResult(await add({ ...who, term, soundsLike }), termOf);
    }),
    bind(contracts.changeGlossaryTerm, async ({ caller: { userId }, input: { params, body } }) => {
      const { term, soundsLike } = body;
      const one = { userId, spaceId: spaceId(params.id), id: glossaryTermId(params.termId) };
      const wanted = {
        ...(term !== undefined && { term }),
        ...(soundsLike !== undefined && { soundsLike }),
      };
      return mapResult(await change({ ...one, ...wanted }), termOf);
    }),
    bind(contracts.deleteGlossaryTerm, ({ caller: { userId }, input: { params } }) =>
      remove({ userId, spaceId: spaceId(params.id), id: glossaryTermId(params.termId) }),
    ),
  ];
}

function termOf({ id, term, soundsLike, createdAt }: GlossaryTerm): Shown {
  return { id, term, soundsLike: [...soundsLike], createdAt: createdAt.toISOString() };
}
