import * as contracts from "@rooms/contracts/http";
import type {
  OfferedLanguage,
  ParticipantUsage as Shown,
  SessionUsage as ShownSession,
  TranscriptionControl,
} from "@rooms/contracts/http";
import type { Session } from "@rooms/domain/sessions/session";
import type { TranscriptionMode } from "@rooms/domain/vocabulary/sessions";
import type { Caller } from "@rooms/domain/shared/caller";
import { participantIdentity, slug, spaceId } from "@rooms/domain/shared/ids";
import { ok, refuse, type Result } from "@rooms/domain/shared/result";
import { offeredLanguages } from "@rooms/domain/transcription/speech-engines";
import type { ParticipantUsage } from "@rooms/domain/transcription/usage";
import { costOf, coverageOf, sessionTotals } from "@rooms/domain/transcription/usage-rules";
import {
  setServerCapture,
  setTranscription,
  setTranscriptionHost,
} from "@rooms/domain/transcription/use-cases/control-transcription";
import {
  readUsage,
  readUsageTotals,
  type SessionUsageRead,
} from "@rooms/domain/transcription/use-cases/read-usage";
import { bind } from "../http/bind.ts";
import type { Route } from "../http/bind.ts";
import { realtimeTickets } from "./connect.ts";
import type { RouteDeps } from "./deps.ts";
import { mapResult } from "./results.ts";
import { describedBy } from "./room-description.ts";
import { syncLatest } from "./sync-latest.ts";

export function transcriptionRoutes(deps: RouteDeps): Route[] {
  return [
    getTicketRoute(deps),
    getUsageRoute(deps),
    saveUsageRoute(deps),
    getStatsRoute(deps),
    listLanguagesRoute(deps),
    ...controlRoutes(deps),
  ];
}

function getTicketRoute(deps: RouteDeps): Route {
  const issue = realtimeTickets(deps);
  return bind(contracts.getTicket, ({ caller, input: { params, body } }) =>
    issue({ caller, slug: slug(params.slug), speak: body.speak ?? true }),
  );
}

function getUsageRoute(deps: RouteDeps): Route {
  const read = readUsage(deps);
  return bind(contracts.getUsage, async ({ caller, input: { params } }) =>
    mapResult(await read({ caller, slug: slug(params.slug) }), (usage) => usageOf(usage, deps)),
  );
}

/** The transcriber writes usage with every flush, a third of a second after it arose: there is nothing left to write. */
function saveUsageRoute(deps: RouteDeps): Route {
  const read = readUsage(deps);
  return bind(contracts.saveUsage, async ({ caller, input: { body } }) =>
    mapResult(await read({ caller, slug: slug(body.slug) }), (usage) => {
      const ends = usage.participants.map(({ endedAt }) => endedAt.getTime());
      return {
        savedUntil: ends.length === 0 ? null : new Date(Math.max(...ends)).toISOString(),
        usage: usageOf(usage, deps),
      };
    }),
  );
}

const periodMs = 30 * 24 * 60 * 60 * 1000;

function getStatsRoute(deps: RouteDeps): Route {
  const read = readUsageTotals(deps);
  return bind(contracts.getTranscriptionStats, async ({ caller, input: { query } }) => {
    const { from, until } = periodOf(query, deps.clock.now());
    if (from > until) return refuse("VALIDATION_FAILED", { field: "from" });
    const totals = await read({
      caller,
      period: { from, until },
      ...(query.spaceId !== undefined && { spaceId: spaceId(query.spaceId) }),
    });
    return mapResult(totals, ({ sessions, speechMs, transcribedMs, billedMs, finals }) => ({
      from: from.toISOString(),
      until: until.toISOString(),
      sessions,
      speechSeconds: speechMs / 1000,
      seconds: transcribedMs / 1000,
      coverage: coverageOf({ speechMs, transcribedMs }),
      billedSeconds: billedMs / 1000,
      finals,
    }));
  });
}

/** A period that starts in the future and names no end is empty, not invalid. */
function periodOf(
  query: { from?: string; until?: string },
  now: Date,
): { from: Date; until: Date } {
  const started = query.from === undefined ? undefined : new Date(query.from);
  const until =
    query.until === undefined ? (started && started > now ? started : now) : new Date(query.until);
  return { from: started ?? new Date(until.getTime() - periodMs), until };
}

function listLanguagesRoute({ transcriptionAvailability }: RouteDeps): Route {
  return bind(contracts.listLanguages, async () => {
    const { engine, engines } = await transcriptionAvailability();
    return ok({ engine, languages: offeredLanguages(engines).map(shownLanguage) });
  });
}

function shownLanguage(offered: ReturnType<typeof offeredLanguages>[number]): OfferedLanguage {
  const { code, state } = offered;
  return state === "fetching" && offered.percent !== null
    ? { code, state, percent: offered.percent }
    : { code, state };
}

/** Controls for hosts; a database notification tells the transcriber. */
function controlRoutes(deps: RouteDeps): Route[] {
  const switchTo = modeSwitch(deps);
  const setHost = setTranscriptionHost(deps);
  const setCapture = setServerCapture(deps);
  return [
    bind(contracts.startTranscription, ({ caller, input: { params } }) =>
      switchTo(caller, params, "ON"),
    ),
    bind(contracts.pauseTranscription, ({ caller, input: { params } }) =>
      switchTo(caller, params, "PAUSED"),
    ),
    bind(contracts.stopTranscription, ({ caller, input: { params } }) =>
      switchTo(caller, params, "OFF"),
    ),
    bind(contracts.setTranscriptionHost, async ({ caller, input: { params, body } }) => {
      const identity = participantIdentity(body.identity);
      return mapResult(await setHost({ caller, slug: slug(params.slug), identity }), controlOf);
    }),
    bind(contracts.setServerCapture, async ({ caller, input: { params, body } }) =>
      mapResult(await setCapture({ caller, slug: slug(params.slug), on: body.on }), controlOf),
    ),
  ];
}

function modeSwitch(deps: RouteDeps) {
  const set = setTranscription(deps);
  const { background, clock, rooms, store } = deps;
  return async (
    caller: Caller,
    params: { slug: string },
    mode: TranscriptionMode,
  ): Promise<Result<TranscriptionControl>> =>
    mapResult(await set({ caller, slug: slug(params.slug), mode }), ({ session, by }) => {
      const atMs = clock.now().getTime();
      const read = async (): Promise<string | null> => {
        const now = await store.sessions.find(session.id);
        if (!now) return null;
        return describedBy({ mode, by, atMs }, await rooms.descriptionOf(session.slug), now);
      };
      background.run("show who decided on the transcription", async () => {
        await syncLatest(read, (metadata) => rooms.describeRoom(session.slug, metadata));
        await store.sessions.noteStageChange(session.spaceId, session.id);
      });
      return controlOf(session);
    });
}

function controlOf(session: Session): TranscriptionControl {
  const { transcription: mode, serverCapture, transcriptionHost } = session;
  return { mode, serverCapture, transcriptionHost };
}

type UsageSettings = Pick<RouteDeps, "pricePerMinute" | "limits" | "participantsMax">;

function usageOf(usage: SessionUsageRead, settings: UsageSettings): ShownSession {
  const { pricePerMinute, limits, participantsMax } = settings;
  const { speechMs, transcribedMs, coverage, billedSeconds, finals } = sessionTotals(usage);
  return {
    participants: usage.participants.map((one) => participantUsageOf(one, pricePerMinute)),
    speechSeconds: speechMs / 1000,
    seconds: transcribedMs / 1000,
    coverage,
    finals,
    cost: costOf({ transcribedMs: billedSeconds * 1000 }, pricePerMinute).cost,
    billedSeconds,
    analysis: usage.analysis,
    engines: [...new Set(usage.streams.map(({ engine }) => engine))],
    limits: {
      participants: participantsMax,
      sessionMinutes: limits.sessionMinutesMax,
      userMinutesPerDay: limits.userMinutesPerDayMax,
      durationMinutes: limits.durationMinutesMax,
    },
  };
}

function participantUsageOf(usage: ParticipantUsage, pricePerMinute: number): Shown {
  const { seconds, minutes, cost } = costOf(usage, pricePerMinute);
  return {
    identity: usage.participantIdentity,
    name: usage.participantName,
    startedAt: usage.startedAt.toISOString(),
    endedAt: usage.endedAt.toISOString(),
    speechSeconds: usage.speechMs / 1000,
    seconds,
    minutes,
    chunks: usage.chunks,
    transcripts: { partial: usage.partials, final: usage.finals },
    errors: usage.errors,
    pricePerMinute,
    cost,
  };
}
