import * as z from "zod";
import { httpLimits } from "./limits.ts";
import { defineOperation } from "./operation.ts";
import { color, humanText, id, time } from "./shared.ts";

export const profile = z.object({
  id,
  email: z.string(),
  /** Null until onboarding asked for it. */
  displayName: z.string().nullable(),
  avatarUrl: z.string().nullable(),
  /** Pastel behind the initials: the same person has the same everywhere. */
  noAvatarColor: color,
  activeSpaceId: id,
  needsOnboarding: z.boolean(),
  createdAt: time,
});
export type Profile = z.infer<typeof profile>;

/** 401 UNAUTHENTICATED when signed out: this is how the web asks who is there. */
export const getProfile = defineOperation({
  id: "identity.getProfile",
  method: "GET",
  path: "/api/identity/profile",
  summary: "The signed-in person. Makes a first space when there is none.",
  auth: "user",
  status: 200,
  response: profile,
  errors: [],
});

export const updateProfile = defineOperation({
  id: "identity.updateProfile",
  method: "PATCH",
  path: "/api/identity/profile",
  summary: "Change the display name, or remove the avatar",
  auth: "user",
  body: z.strictObject({
    displayName: humanText(httpLimits.displayNameLengthMax).optional(),
    /** Null removes it. An address of anybody's choice would be loaded by everybody who meets them. */
    avatarUrl: z.null().optional(),
  }),
  status: 200,
  response: profile,
  errors: [],
});

export const signInWay = z.object({
  /** Posted to `/api/auth/signin/{id}`. */
  id: z.string(),
  name: z.string(),
  /** `local` asks for an e-mail address and nothing else: never in production unless switched on. */
  kind: z.enum(["local", "oauth"]),
});
export type SignInWay = z.infer<typeof signInWay>;

export const listSignInWays = defineOperation({
  id: "identity.listSignInWays",
  method: "GET",
  path: "/api/identity/sign-in-ways",
  summary: "How one may sign in here",
  auth: "public",
  status: 200,
  response: z.object({ items: z.array(signInWay) }),
  errors: [],
});
