import type { IncomingMessage } from "node:http";
import type { z } from "zod";
import { gladiaInitRequestSchema, gladiaRegionSchema } from "@rooms/gladia/protocol";
import type { GladiaFaults } from "./faults.ts";
import { readJson, refusal, requestUrl } from "./http-answer.ts";
import type { HttpAnswer } from "./http-answer.ts";
import type { GladiaSession } from "./session.ts";
import { metadataOf, transcriptionOf } from "./session-messages.ts";
import type { SessionRegistry } from "./session-registry.ts";
import type { GladiaSwitches } from "./switches.ts";

export interface HttpRoutesOptions {
  registry: SessionRegistry;
  faults: GladiaFaults;
  switches: GladiaSwitches;
  /** Null: every client may connect. */
  apiKeys: readonly string[] | null;
  urlOf: (request: IncomingMessage, token: string) => string;
}

const initBytesMax = 256 * 1024;

/** Gladia's REST part. Null = no answer at all, as asked for by a fault. */
export async function answerHttp(
  request: IncomingMessage,
  options: HttpRoutesOptions,
): Promise<HttpAnswer | null> {
  const url = requestUrl(request);
  const path = url.pathname;
  const method = request.method ?? "GET";
  const sessionId = /^\/v2\/live\/([^/]+)$/.exec(path)?.[1];
  const known =
    (path === "/v2/live" && method === "POST") ||
    (sessionId !== undefined && (method === "GET" || method === "DELETE"));
  if (!known) return refusal(404, `Cannot ${method} ${path}`, { path });
  const keyRefusal = refusalOfKey(request, options.apiKeys);
  if (keyRefusal !== null) return refusal(401, keyRefusal, { path });
  if (sessionId === undefined) return init(request, url, options);
  const session = options.registry.byId(sessionId);
  if (session === null) return refusal(404, "Not found", { path });
  if (method === "GET") return { status: 200, body: describe(session) };
  if (session.view().phase !== "done") return refusal(403, "not in a deletable state", { path });
  options.registry.delete(sessionId);
  return { status: 202 };
}

function refusalOfKey(request: IncomingMessage, apiKeys: readonly string[] | null): string | null {
  if (apiKeys === null) return null;
  const key = request.headers["x-gladia-key"];
  if (typeof key !== "string" || key === "") return "no gladia key provided";
  return apiKeys.includes(key) ? null : "gladia user not found";
}

async function init(
  request: IncomingMessage,
  url: URL,
  { registry, faults, switches, urlOf }: HttpRoutesOptions,
): Promise<HttpAnswer | null> {
  const path = url.pathname;
  const body = await readJson(request, initBytesMax);
  const fault = faults.takeInitAnswer();
  if (fault === "stall") return null;
  if (fault !== null) return refusal(fault.status, fault.message ?? "An error occurred", { path });
  const region = url.searchParams.get("region");
  if (region !== null && !gladiaRegionSchema.safeParse(region).success) {
    const validationErrors = ['Field "region" must be one of: eu-west, us-west'];
    return refusal(400, "Invalid parameter", { path, validationErrors });
  }
  const schema =
    switches.unknownKeys === "reject" ? gladiaInitRequestSchema : gladiaInitRequestSchema.strip();
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    const validationErrors = parsed.error.issues.map(validationErrorOf);
    return refusal(400, "Invalid parameter", { path, validationErrors });
  }
  if (switches.limitAt === "init" && registry.open().length >= switches.sessionsMax) {
    return refusal(429, "Maximum number of concurrent sessions reached", { path });
  }
  const { session, token } = registry.create(parsed.data);
  const created_at = session.view().createdAt.toISOString();
  return { status: 201, body: { id: session.id, created_at, url: urlOf(request, token) } };
}

function validationErrorOf(issue: z.core.$ZodIssue): string {
  return issue.code === "unrecognized_keys"
    ? issue.keys.map((key) => `Field "${key}" is not allowed`).join(", ")
    : `Field "${issue.path.join(".")}": ${issue.message}`;
}

function describe(session: GladiaSession): unknown {
  const { id, createdAt, settings, phase, audioS, finals } = session.view();
  const done = phase === "done";
  const metadata = metadataOf(settings, audioS);
  return {
    id,
    request_id: `G-${id.slice(0, 8)}`,
    version: 2,
    status: done ? "done" : phase === "finishing" ? "processing" : "queued",
    created_at: createdAt.toISOString(),
    completed_at: done ? new Date().toISOString() : null,
    custom_metadata: settings.custom_metadata ?? null,
    error_code: null,
    post_session_metadata: {},
    kind: "live",
    file: {
      id,
      filename: null,
      source: null,
      audio_duration: audioS,
      number_of_channels: settings.channels,
    },
    request_params: settings,
    result: done ? { metadata, transcription: transcriptionOf(finals) } : null,
  };
}
