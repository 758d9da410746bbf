import type { Operation } from "@rooms/contracts/http";
import type { Json } from "./schemas.ts";

/** Where an answer holds what other operations ask for in their path. */
const sources: Record<string, { path: string; values: Record<string, string> }> = {
  "sessions.create": { path: "/api/sessions/{slug}", values: { slug: "/slug" } },
  "participants.join": {
    path: "/api/sessions/{slug}",
    values: { slug: "/session/slug", identity: "/participant/identity" },
  },
  "spaces.create": { path: "/api/spaces/{id}", values: { id: "/id" } },
  "spaces.list": { path: "/api/spaces/{id}", values: { id: "/items/0/id" } },
  "invitations.create": {
    path: "/api/invitations/",
    values: { id: "/invitation/id", token: "/token" },
  },
  "apiKeys.create": { path: "/api/api-keys/{id}", values: { id: "/key/id" } },
  "tasks.create": { path: "/api/tasks/{id}", values: { id: "/id" } },
};

/** What can be done next with an answer: OpenAPI's links, for readers and for tools that walk them. */
export function linksOf(operation: Operation, operations: readonly Operation[]): Json | undefined {
  const source = sources[operation.id];
  if (!source) return undefined;
  const followers = operations.filter(
    ({ id, path, params }) =>
      id !== operation.id &&
      path.startsWith(source.path) &&
      Object.keys(params?.shape ?? {}).every((name) => name in source.values),
  );
  const links = followers.map(({ id, params }) => {
    const names = Object.keys(params?.shape ?? {});
    const parameters = names.map((name) => [name, `$response.body#${source.values[name] ?? ""}`]);
    return [id, { operationId: id, parameters: Object.fromEntries(parameters) as Json }];
  });
  return Object.fromEntries(links) as Json;
}
