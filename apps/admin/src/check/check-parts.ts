import type { BlobStore } from "@rooms/domain/shared/blob-store";
import type { Clock } from "@rooms/domain/shared/clock";
import type { IdSource } from "@rooms/domain/shared/id-source";
import type { LiveRooms } from "@rooms/domain/sessions/ports";
import { causeOf } from "@rooms/service-kit/network";

/** One thing outside that Rooms needs, as it was found. */
export interface Checked {
  readonly part: "database" | "clock" | "livekit" | "documents" | "mail";
  readonly ok: boolean;
  /** Of the database, where the migrate program has something to do. */
  readonly schema?: "empty" | "older";
  /** What was seen, or what is wrong and which variable to look at. */
  readonly detail: string;
}

export interface CheckDeps {
  readonly database: {
    /** By the database's clock. */
    now(): Promise<Date>;
    /** Names of migrations that are to be applied, and whether none was. */
    unapplied(): Promise<{ isEmpty: boolean; names: readonly string[] }>;
  };
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly rooms: Pick<LiveRooms, "listOpen">;
  readonly blobs: BlobStore;
  /** Null where no mail server is configured. */
  readonly checkMail: (() => Promise<void>) | null;
}

const clockOffMsMax = 5_000;
const blobMsMax = 15_000;

/** Looks at each in turn, as the parts of Rooms use it; leaves nothing behind. */
export async function checkParts(deps: CheckDeps): Promise<Checked[]> {
  const checked = [
    await checkDatabase(deps),
    await checkClock(deps),
    await look("livekit", () => checkLivekit(deps), "LIVEKIT_URL, LIVEKIT_API_KEY"),
    await look("documents", () => checkDocuments(deps), "BLOB_STORE, BLOB_DIR, S3_…"),
  ];
  const { checkMail } = deps;
  if (checkMail === null) return checked;
  const mail = async (): Promise<string> => {
    await checkMail();
    return "the mail server lets Rooms in";
  };
  return [...checked, await look("mail", mail, "SMTP_URL")];
}

async function look(
  part: Checked["part"],
  work: () => Promise<string>,
  lookAt: string,
): Promise<Checked> {
  try {
    return { part, ok: true, detail: await work() };
  } catch (error) {
    return { part, ok: false, detail: `${reasonOf(error)} (look at ${lookAt})` };
  }
}

const reasons: Readonly<Record<string, string>> = {
  // Of the mail server and of PostgreSQL.
  EAUTH: "it refuses the name and password",
  "28P01": "it refuses the name and password",
  "28000": "it refuses the name and password",
  "3D000": "it has no such database",
  // Of S3.
  NoSuchBucket: "it has no such bucket",
  InvalidAccessKeyId: "it does not know the key",
  SignatureDoesNotMatch: "it refuses the secret of the key",
  AccessDenied: "the key may not write there",
  RequestTimeTooSkewed: "its clock and ours are far apart",
};

/** Known codes and names in words, of the error or of what caused it; else as connections fail. */
function reasonOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = "code" in at && typeof at.code === "string" ? at.code : at.name;
    const known = reasons[code];
    if (known !== undefined) return known;
  }
  return causeOf(error);
}

async function checkDatabase({ database }: CheckDeps): Promise<Checked> {
  let schema: Checked["schema"];
  const checked = await look(
    "database",
    async () => {
      const { isEmpty, names } = await database.unapplied();
      if (names.length === 0) return "reached, with the newest schema";
      schema = isEmpty ? "empty" : "older";
      throw new Error(
        isEmpty
          ? "it has no tables yet: run the migrate program"
          : `the schema is older than this program: ${names.join(", ")} not applied, run the migrate program`,
      );
    },
    "DATABASE_URL",
  );
  return schema === undefined ? checked : { ...checked, schema };
}

/** Clocks are compared with the database's: where it does not answer, there is nothing to put right at the clocks. */
async function checkClock(deps: CheckDeps): Promise<Checked> {
  const part = "clock";
  const offMs = await clockOffMs(deps).catch(() => null);
  if (offMs === null)
    return { part, ok: false, detail: "not compared: the database does not answer" };
  if (offMs <= clockOffMsMax)
    return { part, ok: true, detail: "the database's clock and ours agree" };
  const seconds = Math.round(offMs / 1000);
  const detail = `the database's clock and ours differ by ${seconds} s (look at the clocks of the machines)`;
  return { part, ok: false, detail };
}

async function clockOffMs({ database, clock }: CheckDeps): Promise<number> {
  const before = clock.now().getTime();
  const there = (await database.now()).getTime();
  const after = clock.now().getTime();
  return Math.max(before - there, there - after, 0);
}

async function checkLivekit({ rooms, ids }: CheckDeps): Promise<string> {
  await rooms.listOpen([ids.slug()]).catch((error: unknown) => {
    // What it answers repeats the token that it was sent.
    const status = error instanceof Error && "status" in error ? error.status : null;
    if (status === 401 || status === 403)
      throw new Error("it refuses the key, or its clock and ours are far apart");
    throw typeof status === "number" ? new Error(`it answers ${status}`) : error;
  });
  return "reached, and it takes the key";
}

async function checkDocuments({ blobs, ids }: CheckDeps): Promise<string> {
  const key = `checks/${ids.uuid()}.txt`;
  const signal = AbortSignal.timeout(blobMsMax);
  const text = "written by rooms-admin check";
  await blobs.put(key, bytesOf(text), { contentType: "text/plain", signal });
  try {
    const stored = await blobs.get(key, signal);
    if (stored?.sizeBytes !== text.length) throw new Error("what was written is not there");
  } finally {
    await blobs.delete(key, signal);
  }
  return "a document was written, found and deleted";
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
