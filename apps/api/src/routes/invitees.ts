import { listInvitees as listOperation, setInvitees as setOperation } from "@rooms/contracts/http";
import { listInvitees, setInvitees } from "@rooms/domain/invitees/use-cases/session-invitees";
import { slug } from "@rooms/domain/shared/ids";
import { refuse } from "@rooms/domain/shared/result";
import type { InviteeView } from "@rooms/domain/invitees/use-cases/session-invitees";
import { mailboxOf } from "../auth/mailbox.ts";
import { bind } from "../http/bind.ts";
import type { Route } from "../http/bind.ts";
import type { RouteDeps } from "./deps.ts";
import { mapResult } from "./results.ts";

/** Who is told of a session's plan by mail. The mails themselves are the worker's. */
export function inviteeRoutes(deps: RouteDeps): Route[] {
  const list = listInvitees(deps);
  const set = setInvitees(deps);
  const viewOf = (invitees: readonly InviteeView[]) => ({
    items: invitees.map(({ address, userId, name, state }) => ({
      ...{ email: address, userId, displayName: name, state },
    })),
    mailing: deps.isMailing,
  });
  return [
    bind(listOperation, async ({ caller, input: { params } }) =>
      mapResult(await list({ caller, slug: slug(params.slug) }), viewOf),
    ),
    bind(setOperation, async ({ caller, locale, input: { params, body } }) => {
      const addresses = body.emails.map(mailboxOf).filter((address) => address !== null);
      if (addresses.length < body.emails.length) {
        return refuse("VALIDATION_FAILED", { field: "emails", detail: "Holds no address" });
      }
      const place = { caller, slug: slug(params.slug) };
      return mapResult(await set({ ...place, addresses, locale }), viewOf);
    }),
  ];
}
