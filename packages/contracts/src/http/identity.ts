import * as z from "zod";
import { httpLimits } from "./http-limits.ts";
import { defineOperation } from "./operation.ts";
import { color, humanText, id, time } from "./shared.ts";

export const profile = z.object({
  id,
  email: z.string(),
  /** Null until onboarding asked for it. */
  displayName: z.string().nullable(),
  /** An https address, or a path of this site. */
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

/** What a store answers to an upload, in Cloudinary's words, so that both stores read alike. */
export const avatarReceipt = z.object({
  public_id: z.string().min(1).max(200),
  version: z.int().positive(),
  signature: z.string().min(1).max(128),
});
export type AvatarReceipt = z.infer<typeof avatarReceipt>;

export const updateProfile = defineOperation({
  id: "identity.updateProfile",
  method: "PATCH",
  path: "/api/identity/profile",
  summary: "Change the display name; take, or remove, the avatar",
  auth: "user",
  body: z.strictObject({
    displayName: humanText(httpLimits.displayNameLengthMax).optional(),
    /**
     * What the upload answered; null removes the avatar. Never an address: one that a stranger chose would be loaded by
     * every browser that shows the person. UPLOAD_REFUSED unless this person uploaded it here within the last minutes.
     */
    avatar: avatarReceipt.nullable().optional(),
  }),
  status: 200,
  response: profile,
  errors: ["UPLOAD_REFUSED"],
});

/** How to upload one picture: a form with all `fields`, then the file. */
export const avatarUpload = z.object({
  /** Cloudinary's, or a path of this site. */
  url: z.string(),
  method: z.literal("POST"),
  /** To be sent as they are, before the file. */
  fields: z.record(z.string(), z.string()),
  /** Name of the field that holds the file. */
  fileField: z.literal("file"),
  bytesMax: z.int(),
  /** Media types, for a file dialog; the store goes by the content. */
  accepts: z.array(z.string()),
  expiresAt: time,
});
export type AvatarUpload = z.infer<typeof avatarUpload>;

/** Step one of three: sign, upload (an `avatarReceipt` comes back), `updateProfile` with the receipt. */
export const signAvatarUpload = defineOperation({
  id: "identity.signAvatarUpload",
  method: "GET",
  path: "/api/identity/avatar/sign",
  summary: "Where and how to upload a picture of oneself, once, within the next minutes",
  auth: "user",
  status: 200,
  response: avatarUpload,
  errors: [],
});

/** Step two with the embedded store. The picture is made anew from its pixels: square, small, without metadata. */
export const uploadAvatar = defineOperation({
  id: "identity.uploadAvatar",
  method: "POST",
  path: "/api/identity/avatar/upload",
  summary: "Upload a picture to the embedded store, as signed; UNSUPPORTED_MEDIA when it is none",
  auth: "user",
  rate: "create",
  consumes: "multipart/form-data",
  // The form around the file is small.
  bodyBytesMax: httpLimits.avatarBytesMax + 16 * 1024,
  body: z.strictObject({
    public_id: z.string().max(200),
    expires: z.string().max(20),
    signature: z.string().max(128),
    file: z.file(),
  }),
  status: 201,
  response: avatarReceipt,
  errors: ["UPLOAD_REFUSED", "STORAGE_UNAVAILABLE"],
});

export const getAvatar = defineOperation({
  id: "identity.getAvatar",
  method: "GET",
  path: "/api/identity/avatars/{userId}/{file}",
  summary: "A picture of the embedded store: WebP, for ever the same",
  auth: "public",
  rate: "none",
  params: z.object({ userId: id, file: z.string().regex(/^[A-Za-z0-9_-]{1,40}\.webp$/) }),
  status: 200,
  produces: "image/webp",
  errors: [],
});

export const signOutEverywhere = defineOperation({
  id: "identity.signOutEverywhere",
  method: "POST",
  path: "/api/identity/sign-out-everywhere",
  summary: "End every session of this person, on all devices, this one included",
  auth: "user",
  status: 204,
  errors: [],
});

export const offeredSignInMethod = z.object({
  /** Posted to `/api/auth/signin/{id}`. */
  id: z.string(),
  name: z.string(),
  /**
   * `email` asks for an address and mails a link to it; `local` asks for an address and trusts it: off in production
   * unless switched on.
   */
  kind: z.enum(["local", "email", "oauth"]),
});
export type OfferedSignInMethod = z.infer<typeof offeredSignInMethod>;

/** A sign-in method from the view of the signed-in user. */
export const signInMethod = offeredSignInMethod.extend({
  /** Whether this user can sign in by it. `email` and `local` always work: the address is enough. */
  isLinked: z.boolean(),
  /** False also for the last method that is left to the user. */
  canUnlink: z.boolean(),
});
export type SignInMethod = z.infer<typeof signInMethod>;

/**
 * A signed-in user links a method by signing in with it: the sign-in form, posted to `/api/auth/signin/{id}` with
 * `csrfToken` and `callbackUrl`.
 */
export const listSignInMethods = defineOperation({
  id: "identity.listSignInMethods",
  method: "GET",
  path: "/api/identity/sign-in-methods",
  summary:
    "The sign-in methods of this installation, and which of them are linked to the signed-in user",
  auth: "user",
  status: 200,
  response: z.object({ items: z.array(signInMethod) }),
  errors: [],
});

export const unlinkSignInMethod = defineOperation({
  id: "identity.unlinkSignInMethod",
  method: "DELETE",
  path: "/api/identity/sign-in-methods/{id}",
  summary: "Unlink a provider: its accounts no longer sign in. Never the last sign-in method.",
  auth: "user",
  params: z.object({ id: z.string().regex(/^[a-z0-9-]{1,40}$/) }),
  status: 204,
  errors: ["NOT_FOUND", "LAST_SIGN_IN_METHOD"],
});

export const listOfferedSignInMethods = defineOperation({
  id: "identity.listOfferedSignInMethods",
  method: "GET",
  path: "/api/identity/sign-in-ways",
  summary: "The sign-in methods of this installation",
  auth: "public",
  status: 200,
  response: z.object({ items: z.array(offeredSignInMethod) }),
  errors: [],
});
