import { jsonOrNull } from "@rooms/service-kit/json";
import { z } from "zod";
import { runAdmin } from "./admin-program.ts";

interface ServiceFinding {
  ok: boolean;
  what: string;
  say: string;
}

const checked = z.object({
  parts: z.array(
    z.object({
      part: z.string(),
      ok: z.boolean(),
      schema: z.enum(["empty", "older"]).optional(),
      detail: z.string(),
    }),
  ),
});
type CheckedPart = z.output<typeof checked>["parts"][number];

const names: Readonly<Record<string, string>> = {
  database: "Database",
  clock: "Clock",
  livekit: "LiveKit",
  documents: "Documents",
  mail: "Mail",
};

/**
 * What Rooms needs outside, as `rooms-admin check` finds it with the operator's settings. `embedded` is the address of this
 * clone's own database while it runs. Nothing is asked before either is there: what starts with Rooms is not missing yet.
 */
export async function serviceFindings(
  operator: Readonly<Record<string, string>>,
  embedded: string | null,
): Promise<ServiceFinding[]> {
  const databaseUrl = operator["DATABASE_URL"] ?? embedded;
  if (databaseUrl === null)
    return [
      {
        ok: true,
        what: "Services",
        say: "asked while Rooms runs here, or with DATABASE_URL: database, clock, LiveKit's key, store, mail server",
      },
    ];
  const { stdout, stderr } = await runAdmin(["check"], { databaseUrl, operator });
  // One that ended before it asked anything wrote none, and stderr says why.
  const read = checked.safeParse(jsonOrNull(stdout));
  if (!read.success) return [{ ok: false, what: "Settings", say: stderr.trim() }];
  const startsLater = operator["LIVEKIT_URL"] === undefined && embedded === null;
  return read.data.parts.filter(({ part }) => part !== "livekit" || !startsLater).map(findingOf);
}

/** `pnpm dev` and `pnpm start` migrate by themselves: a schema that waits for it is nothing wrong. */
export function findingOf({ part, ok, schema, detail }: CheckedPart): ServiceFinding {
  const what = names[part] ?? part;
  if (schema === undefined) return { ok, what, say: detail };
  const state = schema === "empty" ? "has no tables yet" : "has an older schema";
  return { ok: true, what, say: `reached; it ${state}: the next start of Rooms sees to it` };
}
