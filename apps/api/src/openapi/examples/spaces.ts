import {
  acceptInvitation,
  addGlossaryTerm,
  changeGlossaryTerm,
  changeMemberRole,
  changeSpaceMode,
  createApiKey,
  createInvitation,
  createSpace,
  getHealth,
  getProfile,
  getReady,
  listApiKeys,
  listGlossary,
  listInvitations,
  listMembers,
  listOfferedSignInMethods,
  listSignInMethods,
  listSpaces,
  previewInvitation,
  setActiveSpace,
  signAvatarUpload,
  updateProfile,
  updateSpace,
  uploadAvatar,
} from "@rooms/contracts/http";
import type { ApiKey, GlossaryTerm, Invitation, Profile } from "@rooms/contracts/http";
import { example } from "./example.ts";
import { address, ann, bob, ids, pathExamples, space, times } from "./facts.ts";

const profile: Profile = {
  id: ids.ann,
  email: "ann@example.com",
  displayName: "Ann Lee",
  avatarUrl: null,
  noAvatarColor: ann.noAvatarColor,
  activeSpaceId: ids.space,
  needsOnboarding: false,
  createdAt: times.made,
};

const apiKey: ApiKey = {
  id: ids.apiKey,
  spaceId: ids.space,
  name: "Reporting",
  prefix: "rooms_Xk2p",
  scopes: ["sessions:read", "transcripts:read"],
  createdAt: times.made,
  lastUsedAt: null,
};

const invitation: Invitation = {
  id: ids.invitation,
  email: "bob@example.com",
  role: "MEMBER",
  createdAt: times.made,
  expiresAt: times.planned,
  expired: false,
};

const term: GlossaryTerm = {
  id: ids.term,
  term: "Kubernetes",
  soundsLike: ["Cooper Netties"],
  createdAt: times.made,
};

const emailMethod = { id: "email", name: "E-mail", kind: "email" } as const;
const githubMethod = { id: "github", name: "GitHub", kind: "oauth" } as const;
const receipt = { public_id: `avatars/${ids.ann}/m2Xw8Kq`, version: 1, signature: "9f2c7a10" };
const invitationToken = pathExamples.token ?? "";

export const spaceExamples = [
  example(listSpaces, { response: { items: [space] } }),
  example(createSpace, {
    body: { name: "Product team", timeZone: "Europe/Berlin" },
    response: { ...space, mode: "SESSIONS_ONLY", memberCount: 1 },
  }),
  example(updateSpace, { body: { recapMail: "ALL" }, response: { ...space, recapMail: "ALL" } }),
  example(changeSpaceMode, { body: { mode: "SESSIONS_AND_TASKS" }, response: space }),
  example(setActiveSpace, { response: space }),
  example(listMembers, {
    response: {
      items: [
        {
          userId: ids.bob,
          displayName: "Bob Ray",
          email: "bob@example.com",
          avatarUrl: null,
          noAvatarColor: bob.noAvatarColor,
          role: "MEMBER",
          joinedAt: times.made,
        },
      ],
    },
  }),
  example(changeMemberRole, { body: { role: "OWNER" } }),
  example(listInvitations, { response: { items: [invitation] } }),
  example(createInvitation, {
    body: { email: "bob@example.com" },
    response: {
      invitation,
      token: invitationToken,
      url: `${address}/invite/${invitationToken}`,
      mailed: true,
    },
  }),
  example(previewInvitation, {
    response: {
      spaceName: "Product team",
      inviterName: "Ann Lee",
      role: "MEMBER",
      expiresAt: times.planned,
      standing: "OPEN",
    },
  }),
  example(acceptInvitation, { response: { ...space, role: "MEMBER" } }),
  example(listApiKeys, { response: { items: [apiKey] } }),
  example(createApiKey, {
    body: { name: "Reporting", scopes: ["sessions:read", "transcripts:read"] },
    response: { key: apiKey, secret: "rooms_Xk2p…" },
  }),
  example(listGlossary, { response: { items: [term] } }),
  example(addGlossaryTerm, {
    body: { term: term.term, soundsLike: term.soundsLike },
    response: term,
  }),
  example(changeGlossaryTerm, {
    body: { soundsLike: [] },
    response: { ...term, soundsLike: [] },
  }),
  example(getProfile, { response: profile }),
  example(updateProfile, { body: { displayName: "Ann Lee" }, response: profile }),
  example(signAvatarUpload, {
    response: {
      url: "/api/identity/avatar/upload",
      method: "POST",
      fields: { public_id: receipt.public_id, expires: "1799055000", signature: "1b9d44e0" },
      fileField: "file",
      bytesMax: 5_242_880,
      accepts: ["image/png", "image/jpeg", "image/webp"],
      expiresAt: times.soon,
    },
  }),
  example(uploadAvatar, { response: receipt }),
  example(listSignInMethods, {
    response: {
      items: [
        { ...emailMethod, isLinked: true, canUnlink: false },
        { ...githubMethod, isLinked: true, canUnlink: true },
      ],
    },
  }),
  example(listOfferedSignInMethods, { response: { items: [emailMethod, githubMethod] } }),
  example(getHealth, { response: { status: "ok", version: "1.2.0" } }),
  example(getReady, { response: { ready: true, parts: { database: "up", livekit: "up" } } }),
];
