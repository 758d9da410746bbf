import * as contracts from "@rooms/contracts/http";
import type { AvatarReceipt as Sent, Profile, OfferedSignInMethod } from "@rooms/contracts/http";
import type { AvatarReceipt } from "@rooms/domain/identity/avatars";
import type { AvailableSignInMethods } from "@rooms/domain/identity/sign-in-methods";
import {
  getProfile,
  type SettledProfile,
  updateProfile,
} from "@rooms/domain/identity/use-cases/profile";
import {
  listLinkedProviders,
  signOutEverywhere,
  unlinkProvider,
} from "@rooms/domain/identity/use-cases/sign-in-methods";
import { userId } from "@rooms/domain/shared/ids";
import { ok, refuse } from "@rooms/domain/shared/result";
import type { SignInOptions } from "../auth/config.ts";
import { googleProviderId, oidcProviderId } from "../auth/providers.ts";
import { localMethodId, mailMethodId } from "../auth/sign-in-methods.ts";
import { bind } from "../http/bind.ts";
import type { Route } from "../http/bind.ts";
import type { RouteDeps } from "./deps.ts";
import { mapResult } from "./results.ts";

export function identityRoutes(deps: RouteDeps): Route[] {
  return [
    getProfileRoute(deps),
    updateProfileRoute(deps),
    signOutEverywhereRoute(deps),
    signAvatarUploadRoute(deps),
    uploadAvatarRoute(deps),
    getAvatarRoute(deps),
    listOfferedSignInMethodsRoute(deps),
    listSignInMethodsRoute(deps),
    unlinkSignInMethodRoute(deps),
  ];
}

function getProfileRoute(deps: RouteDeps): Route {
  const get = getProfile(deps);
  return bind(contracts.getProfile, async ({ caller: { userId }, locale }) =>
    mapResult(await get({ userId, languages: [locale] }), shownProfile),
  );
}

function updateProfileRoute(deps: RouteDeps): Route {
  const update = updateProfile(deps);
  return bind(contracts.updateProfile, async ({ caller: { userId }, input: { body }, locale }) => {
    const { displayName, avatar } = body;
    const change = {
      ...(displayName !== undefined && { displayName }),
      ...(avatar !== undefined && { avatar: avatar && receiptOf(avatar) }),
    };
    return mapResult(await update({ userId, languages: [locale], ...change }), shownProfile);
  });
}

function receiptOf({ public_id: publicId, version, signature }: Sent): AvatarReceipt {
  return { publicId, version, signature };
}

function signOutEverywhereRoute(deps: RouteDeps): Route {
  const signOut = signOutEverywhere(deps);
  return bind(contracts.signOutEverywhere, ({ caller }) => signOut(caller));
}

const accepts = ["image/jpeg", "image/png", "image/webp", "image/gif"];

function signAvatarUploadRoute({ avatars }: RouteDeps): Route {
  return bind(contracts.signAvatarUpload, async ({ caller }) => {
    const { url, fields, expiresAt } = avatars.sign(caller.userId);
    return ok({
      url,
      method: "POST" as const,
      fields: { ...fields },
      fileField: "file" as const,
      bytesMax: contracts.httpLimits.avatarBytesMax,
      accepts,
      expiresAt: expiresAt.toISOString(),
    });
  });
}

function uploadAvatarRoute({ localAvatars, store }: RouteDeps): Route {
  return bind(contracts.uploadAvatar, async ({ caller: { userId }, input: { body } }) => {
    const { public_id: publicId, expires, signature, file } = body;
    const user = await store.users.find(userId);
    if (!user) return refuse("UNAUTHENTICATED");
    const bytes = new Uint8Array(await file.arrayBuffer());
    const upload = { publicId, expires, signature, bytes };
    const received = await localAvatars.receive(userId, upload, { keep: user.avatarUrl });
    return mapResult(received, ({ version, signature: proof }) => ({
      public_id: publicId,
      version,
      signature: proof,
    }));
  });
}

function getAvatarRoute({ localAvatars }: RouteDeps): Route {
  return bind(contracts.getAvatar, async ({ input: { params } }) => {
    const picture = await localAvatars.read(userId(params.userId), params.file);
    if (!picture) return refuse("NOT_FOUND");
    const headers = {
      "content-type": contracts.getAvatar.produces,
      // A changed picture has another address.
      "cache-control": "public, max-age=31536000, immutable",
    };
    return ok(new Response(picture, { headers }));
  });
}

function listOfferedSignInMethodsRoute({ signIn }: RouteDeps): Route {
  const items = offeredMethods(signIn);
  return bind(contracts.listOfferedSignInMethods, async () => ok({ items }));
}

function listSignInMethodsRoute({ store, signIn }: RouteDeps): Route {
  const offered = offeredMethods(signIn);
  const list = listLinkedProviders({ store, available: availableOf(offered) });
  return bind(contracts.listSignInMethods, async ({ caller }) =>
    mapResult(await list(caller), (linked) => ({
      items: offered.map((method) => {
        const account = linked.find(({ id }) => id === method.id);
        return {
          ...method,
          isLinked: method.kind !== "oauth" || account !== undefined,
          canUnlink: account?.canUnlink ?? false,
        };
      }),
    })),
  );
}

function unlinkSignInMethodRoute({ store, signIn }: RouteDeps): Route {
  const unlink = unlinkProvider({ store, available: availableOf(offeredMethods(signIn)) });
  return bind(contracts.unlinkSignInMethod, ({ caller: { userId }, input: { params } }) =>
    unlink({ userId, provider: params.id }),
  );
}

function availableOf(offered: readonly OfferedSignInMethod[]): AvailableSignInMethods {
  return {
    byAddress: offered.some(({ kind }) => kind !== "oauth"),
    providers: offered.filter(({ kind }) => kind === "oauth").map(({ id }) => id),
  };
}

/** The sign-in methods that are configured, in the order of the sign-in page. */
function offeredMethods({ local, mail, google, oidc }: SignInOptions): OfferedSignInMethod[] {
  return [
    ...(google ? [{ id: googleProviderId, name: "Google", kind: "oauth" as const }] : []),
    ...(oidc ? [{ id: oidcProviderId, name: oidc.name, kind: "oauth" as const }] : []),
    ...(mail ? [{ id: mailMethodId, name: "E-mail", kind: "email" as const }] : []),
    ...(local ? [{ id: localMethodId, name: "Local", kind: "local" as const }] : []),
  ];
}

function shownProfile(profile: SettledProfile): Profile {
  const { id, email, displayName, avatarUrl, noAvatarColor, activeSpaceId } = profile;
  return {
    id,
    email,
    displayName,
    avatarUrl,
    noAvatarColor,
    activeSpaceId,
    needsOnboarding: profile.needsOnboarding,
    createdAt: profile.createdAt.toISOString(),
  };
}
