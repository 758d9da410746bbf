import { getRoomCalendar, getSessionCalendar } from "@rooms/contracts/http";
import type { Locale } from "@rooms/contracts/locale";
import { getRoom } from "@rooms/domain/rooms/use-cases/find-room";
import { calendarFile, calendarUid } from "@rooms/domain/sessions/calendar-file";
import type { CalendarEntry } from "@rooms/domain/sessions/calendar-file";
import type { SessionPlan } from "@rooms/domain/sessions/session";
import { getSession } from "@rooms/domain/sessions/use-cases/read-sessions";
import { slug } from "@rooms/domain/shared/ids";
import { ok, refuse, type Result } from "@rooms/domain/shared/result";
import { attachment } from "../exports/file-name.ts";
import { bind } from "../http/bind.ts";
import type { Route } from "../http/bind.ts";
import type { RouteDeps } from "./deps.ts";

interface Planned {
  readonly kind: "session" | "room";
  readonly slug: string;
  readonly title: string | null;
  readonly host: string | null;
  readonly plan: SessionPlan | null;
  readonly planRevision: number;
}

const words: Record<Locale, { untitled: string; join: string }> = {
  en: { untitled: "Session", join: "Join" },
  ru: { untitled: "Сессия", join: "Ссылка для входа" },
};

/** What is planned, as files that calendars read. */
export function calendarRoutes(deps: RouteDeps): Route[] {
  const session = getSession(deps);
  const room = getRoom(deps);
  return [
    bind(getSessionCalendar, async ({ caller, locale, input: { params } }) => {
      const found = await session({ caller, slug: slug(params.slug) });
      if (!found.ok) return found;
      const { title, plan, planRevision } = found.value.session;
      const planned = { title, plan, planRevision, host: found.value.creatorName };
      return answer(deps, locale, { kind: "session", slug: params.slug, ...planned });
    }),
    bind(getRoomCalendar, async ({ caller, locale, input: { params } }) => {
      const found = await room({ caller, slug: slug(params.slug) });
      if (!found.ok) return found;
      const { name, plan, planRevision, creatorName } = found.value.room;
      const planned = { title: name, plan, planRevision, host: creatorName };
      return answer(deps, locale, { kind: "room", slug: params.slug, ...planned });
    }),
  ];
}

/** NOT_FOUND for what was never planned: there is nothing that a calendar could show or take out. */
function answer(
  { clock, publicUrl }: Pick<RouteDeps, "clock" | "publicUrl">,
  locale: Locale,
  planned: Planned,
): Result<Response> {
  if (planned.planRevision === 0) return refuse("NOT_FOUND");
  const { hostname } = new URL(publicUrl);
  const link = `${publicUrl}/${planned.kind}/${planned.slug}`;
  const title = planned.title ?? words[locale].untitled;
  const entry: CalendarEntry = {
    method: planned.plan ? "PUBLISH" : "CANCEL",
    uid: calendarUid(planned.kind, { slug: planned.slug, hostname }),
    revision: planned.planRevision,
    plan: planned.plan,
    title,
    description: `${words[locale].join}: ${link}`,
    link,
    organizer: { name: planned.host ?? "Rooms", address: `noreply@${hostname}` },
  };
  return ok(
    new Response(calendarFile(entry, clock.now()), {
      headers: {
        "content-type": `text/calendar; charset=utf-8; method=${entry.method}`,
        "content-disposition": attachment({
          title,
          otherwise: planned.slug,
          extension: "ics",
        }),
        "cache-control": "no-store",
      },
    }),
  );
}
