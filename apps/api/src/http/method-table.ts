import type { Operation } from "@rooms/contracts/http";

/**
 * The methods of the resource a path names, or null where no operation has such a path. `…/participants/join` also
 * fits `…/participants/{identity}`, but it is itself: the path with the fewest placeholders counts.
 */
export function createMethodTable(
  operations: readonly Operation[],
): (path: string) => readonly string[] | null {
  const resources = [...Map.groupBy(operations, ({ path }) => path)]
    .map(([path, members]) => ({
      placeholders: path.split("{").length,
      pattern: new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`),
      methods: members.flatMap(({ method }) => (method === "GET" ? ["GET", "HEAD"] : [method])),
    }))
    .sort((one, other) => one.placeholders - other.placeholders);
  return (path) => resources.find(({ pattern }) => pattern.test(path))?.methods ?? null;
}
