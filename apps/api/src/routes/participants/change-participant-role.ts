import { changeParticipantRole as operation } from "@rooms/contracts/http";
import { getParticipant, participantIdentity, setParticipantRole, slug } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";
import { tellWhatStands } from "../tell-what-stands.ts";
import { liveMetadataOf, participantOf } from "./views.ts";

export function changeParticipantRoleRoute(deps: RouteDeps): Route {
  const setRole = setParticipantRole(deps);
  const get = getParticipant(deps);
  return bind(operation, async ({ caller, input: { params, body } }) => {
    const identity = participantIdentity(params.identity);
    const one = { caller, slug: slug(params.slug), identity };
    const changed = await setRole({ ...one, role: body.role });
    if (!changed.ok) return changed;
    const standing = async (): Promise<string | null> => {
      const now = await get(one);
      return now.ok ? liveMetadataOf(now.value.participant) : null;
    };
    deps.background.run("show a participant's new role", () =>
      tellWhatStands(standing, (metadata) =>
        deps.rooms.describeParticipant(one.slug, identity, metadata),
      ),
    );
    return mapResult(await get(one), ({ session, participant }) =>
      participantOf(participant, session),
    );
  });
}
