import { setTimeout as delay } from "node:timers/promises";
import { must, signInAt } from "@rooms/scripts/api-visitor";
import { startStandaloneWeb } from "@rooms/scripts/standalone-web";
import { percentile } from "./statistics.ts";

const people = 100;
/** Arrivals are spread evenly over so long; the last of them has the rest of the minute. */
const arrivalMs = 45_000;
const minuteMs = 60_000;

interface Visit {
  readonly waitMs: number;
  /** Since the first arrived. */
  readonly inAtMs: number | null;
  /** The first answer that was not meant for them. */
  readonly refusedBy: string | null;
}

/** One office: a hundred people of one address sign in and join one session within a minute, with the limits as they are. */
export async function measureOffice(): Promise<void> {
  const web = await startStandaloneWeb({
    log: () => undefined,
    // Ten places of a session are kept for members of its space; who comes here is not one.
    apiEnv: () => ({ RATE_LIMIT_SCALE: "1", SESSION_PARTICIPANTS_MAX: "120" }),
  });
  try {
    const host = await signInAt(web.url, "host@example.com");
    await must(host.client.identity.updateProfile({ body: { displayName: "Host" } }));
    const { slug } = await must(host.client.sessions.create({ body: { entry: "OPEN" } }));
    // Pages are compiled by their first visit.
    for (const path of ["/signin", `/session/${slug}`]) await fetch(`${web.url}${path}`);
    const startedAtMs = performance.now();
    const visits = await Promise.all(
      Array.from({ length: people }, async (_, person) => {
        await delay((person * arrivalMs) / people);
        return visit({ url: web.url, slug, person, startedAtMs });
      }),
    );
    report(visits);
  } finally {
    await web.stop();
  }
}

interface Visitor {
  url: string;
  slug: string;
  person: number;
  startedAtMs: number;
}

/** What a browser asks: the link, the way to sign in, the form, the name, the session's page, and in. */
async function visit({ url, slug, person, startedAtMs }: Visitor): Promise<Visit> {
  const arrivedAtMs = performance.now();
  const ended = (refusedBy: string | null): Visit => ({
    waitMs: performance.now() - arrivedAtMs,
    inAtMs: refusedBy === null ? performance.now() - startedAtMs : null,
    refusedBy,
  });
  const page = async (path: string, headers: Record<string, string> = {}): Promise<void> => {
    const answer = await fetch(`${url}${path}`, { headers });
    if (!answer.ok) throw new Error(`${path.split("/")[1] ?? ""} ${answer.status}`);
    await answer.text();
  };
  try {
    await page(`/session/${slug}`);
    await page("/signin");
    const { client, headers } = await signInAt(url, `person-${person}@example.com`);
    const name = `Person ${person}`;
    await must(client.identity.updateProfile({ body: { displayName: name } }));
    await page(`/session/${slug}`, headers);
    await must(client.participants.join({ params: { slug }, body: {} }));
    return ended(null);
  } catch (error) {
    return ended(error instanceof Error ? error.message : "unknown");
  }
}

function report(visits: readonly Visit[]): void {
  const inTime = visits.filter(({ inAtMs }) => inAtMs !== null && inAtMs <= minuteMs);
  const waits = inTime.map(({ waitMs }) => waitMs);
  const at = (value: number): string => `${Math.round(value)} ms`;
  console.log(
    `${inTime.length} of ${people} in within 60 s; wait p50 ${at(percentile(waits, 0.5))}, p95 ${at(percentile(waits, 0.95))}, longest ${at(Math.max(...waits))}`,
  );
  const refusals = Map.groupBy(
    visits.flatMap(({ refusedBy }) => refusedBy ?? []),
    (refusal) => refusal,
  );
  for (const [refusal, all] of refusals) console.log(`refused ${all.length} times: ${refusal}`);
}
