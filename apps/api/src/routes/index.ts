import type { Route } from "../http/bind.ts";
import { analysisRoutes } from "./analysis.ts";
import { apiKeyRoutes } from "./api-keys.ts";
import { calendarRoutes } from "./calendars.ts";
import { chatRoutes } from "./chat.ts";
import { catchUpRoutes } from "./catch-up.ts";
import { connectionTestRoutes } from "./connection-test.ts";
import type { RouteDeps } from "./deps.ts";
import { glossaryRoutes } from "./glossary.ts";
import { handRoutes } from "./hands.ts";
import { identityRoutes } from "./identity.ts";
import { inviteeRoutes } from "./invitees.ts";
import { lobbyRoutes } from "./lobby.ts";
import { markRoutes } from "./marks.ts";
import { memberRoutes } from "./members.ts";
import { moderationRoutes } from "./moderation.ts";
import { operationsRoutes } from "./operations.ts";
import { participantRoutes } from "./participants.ts";
import { rawTranscriptRoutes } from "./raw-transcript.ts";
import { recapShareRoutes } from "./recap-shares.ts";
import { roomRoutes } from "./rooms.ts";
import { searchRoutes } from "./search.ts";
import { sessionRoutes } from "./sessions.ts";
import { spaceRoutes } from "./spaces.ts";
import { taskRoutes } from "./tasks.ts";
import { transcriptionRoutes } from "./transcription.ts";
import { transcriptRoutes } from "./transcripts.ts";

/** One module of contracts each, in `contracts/http/<module>.ts`. */
const modules: readonly ((deps: RouteDeps) => Route[])[] = [
  identityRoutes,
  spaceRoutes,
  memberRoutes,
  apiKeyRoutes,
  glossaryRoutes,
  sessionRoutes,
  participantRoutes,
  handRoutes,
  moderationRoutes,
  lobbyRoutes,
  connectionTestRoutes,
  roomRoutes,
  calendarRoutes,
  inviteeRoutes,
  transcriptionRoutes,
  transcriptRoutes,
  markRoutes,
  rawTranscriptRoutes,
  chatRoutes,
  analysisRoutes,
  catchUpRoutes,
  recapShareRoutes,
  taskRoutes,
  searchRoutes,
  operationsRoutes,
];

export function createRoutes(deps: RouteDeps): Route[] {
  return modules.flatMap((routesOf) => routesOf(deps));
}
