import { apiKeyScopes } from "@rooms/domain/vocabulary/spaces";
import * as z from "zod";
import { httpLimits } from "./http-limits.ts";
import { defineOperation } from "./operation.ts";
import { titleText, id, idParams, inSpace, time } from "./shared.ts";

export const apiKeyScope = z.enum(apiKeyScopes);
export type ApiKeyScope = z.infer<typeof apiKeyScope>;

export const apiKey = z.object({
  id,
  spaceId: id,
  name: z.string(),
  /** First characters of the secret. */
  prefix: z.string(),
  scopes: z.array(apiKeyScope),
  createdAt: time,
  lastUsedAt: time.nullable(),
});
export type ApiKey = z.infer<typeof apiKey>;

/** The active space without it. */

export const listApiKeys = defineOperation({
  id: "apiKeys.list",
  method: "GET",
  path: "/api/api-keys",
  summary: "Keys of a space in use, newest first; owners only",
  auth: "user",
  query: inSpace,
  status: 200,
  response: z.object({ items: z.array(apiKey) }),
  errors: ["FORBIDDEN", "NOT_FOUND"],
});

export const createApiKey = defineOperation({
  id: "apiKeys.create",
  method: "POST",
  path: "/api/api-keys",
  summary: "Make a key for systems; owners only. The secret is told this once.",
  auth: "user",
  // No Idempotency-Key: a kept answer would keep the secret.
  rate: "create",
  body: z.strictObject({
    name: titleText(httpLimits.apiKeyNameLengthMax),
    scopes: z.array(apiKeyScope).min(1),
    spaceId: id.optional(),
  }),
  status: 201,
  response: z.object({
    key: apiKey,
    /** For `Authorization: Bearer <secret>`. */
    secret: z.string(),
  }),
  errors: ["FORBIDDEN", "NOT_FOUND"],
});

export const revokeApiKey = defineOperation({
  id: "apiKeys.revoke",
  method: "DELETE",
  path: "/api/api-keys/{id}",
  summary: "End a key at once; owners only",
  auth: "user",
  params: idParams,
  query: inSpace,
  status: 204,
  errors: ["FORBIDDEN"],
});
