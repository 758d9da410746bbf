import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { getRawTranscript } from "@rooms/contracts/http";
import type { RawTranscript, Session } from "@rooms/domain/sessions/session";
import { readableSession } from "@rooms/domain/sessions/use-cases/read-sessions";
import type { StoredBlob } from "@rooms/domain/shared/blob-store";
import type { Caller } from "@rooms/domain/shared/caller";
import { slug, type Slug } from "@rooms/domain/shared/ids";
import { ok, refuse, type Result } from "@rooms/domain/shared/result";
import { errorName } from "@rooms/service-kit/observability";
import type { Logger } from "@rooms/service-kit/observability";
import { bind } from "../http/bind.ts";
import type { Route } from "../http/bind.ts";
import { accepts, matchesAny } from "../http/request-headers.ts";
import type { RouteDeps } from "./deps.ts";

type Deps = Pick<RouteDeps, "store" | "blobs">;

/** For the store to begin to answer, and for the client to have read it all. */
const answerMsMax = 10_000;
const readMsMax = 10 * 60_000;

/** Streams the stored document, compressed as it lies there to clients that take that. */
export function rawTranscriptRoutes(deps: Deps): Route[] {
  return [
    bind(getRawTranscript, async ({ caller, input: { params }, header, log }) => {
      const found = await finalised(deps, { caller, slug: slug(params.slug) });
      if (!found.ok) return found;
      const { raw, session } = found.value;
      const isCompressed = accepts(header("accept-encoding"), "gzip");
      const headers = headersOf(session, raw, isCompressed);
      // Both forms of one version are the same document.
      const tags = [etagOf(raw, true), etagOf(raw, false)];
      if (matchesAny(header("if-none-match"), tags))
        return ok(new Response(null, { status: 304, headers }));
      const blob = await open(deps, raw, log);
      if (!blob) return refuse("STORAGE_UNAVAILABLE");
      return ok(
        new Response(streamOf(isCompressed ? blob.body : unpacked(blob.body)), {
          headers,
        }),
      );
    }),
  ];
}

async function finalised(
  { store }: Deps,
  asked: { caller: Caller; slug: Slug },
): Promise<Result<{ session: Session; raw: RawTranscript }>> {
  const session = await readableSession({ store })(asked);
  if (!session.ok) return session;
  const raw = session.value.rawTranscript;
  return raw ? ok({ session: session.value, raw }) : refuse("TRANSCRIPT_NOT_READY");
}

function etagOf({ url }: RawTranscript, isCompressed: boolean): string {
  // Each version has a key of its own, whose last part is random.
  const name = /([0-9a-f-]+)\.json\.gz$/.exec(url)?.[1] ?? url;
  return `"${name}${isCompressed ? "-gzip" : ""}"`;
}

function headersOf(session: Session, raw: RawTranscript, isCompressed: boolean): Headers {
  const headers = new Headers({
    "content-type": "application/json",
    "content-disposition": `attachment; filename="${session.slug}.json"`,
    "cache-control": "private, no-cache",
    vary: "accept-encoding",
    etag: etagOf(raw, isCompressed),
  });
  if (isCompressed) headers.set("content-encoding", "gzip");
  return headers;
}

/** Null when the store has it not, or does not answer: the next version may just have taken its place. */
async function open({ blobs }: Deps, raw: RawTranscript, log: Logger): Promise<StoredBlob | null> {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), answerMsMax);
  try {
    const signal = AbortSignal.any([silence.signal, AbortSignal.timeout(readMsMax)]);
    const blob = await blobs.get(raw.url, signal);
    if (!blob) log.warn("a finalised transcript is not in the store");
    return blob;
  } catch (error) {
    log.warn({ reason: errorName(error) }, "the store of transcripts does not answer");
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** What fails here ends the stream with its error. */
function unpacked(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  return pipeline(Readable.from(body), createGunzip(), () => undefined);
}

function streamOf(body: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const parts = body[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const part = await parts.next();
      if (part.done) controller.close();
      else controller.enqueue(part.value);
    },
    async cancel() {
      await parts.return?.();
    },
  });
}
