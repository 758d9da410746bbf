import type { PersonalDataReader } from "@rooms/db";
import { findGuest } from "@rooms/domain/erasure/use-cases/erase-person";
import type { Clock } from "@rooms/domain/shared/clock";
import type { Slug } from "@rooms/domain/shared/ids";
import { ok, refuse } from "@rooms/domain/shared/result";
import type { Result } from "@rooms/domain/shared/result";
import type { Store } from "@rooms/domain/shared/store";
import type { Pictures } from "../personal-data/pictures.ts";
import { writeExport } from "../personal-data/write-export.ts";
import type { Written } from "../personal-data/write-export.ts";

export interface ExportDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly reader: PersonalDataReader;
  readonly pictures: Pictures;
}

const taken = refuse("VALIDATION_FAILED", { field: "file", detail: "There is such a file." });

/** All that is held about an account. NOT_FOUND; VALIDATION_FAILED where the file is there already. */
export async function exportPerson(
  { store, clock, reader, pictures }: ExportDeps,
  { email, file }: { email: string; file: string },
): Promise<Result<Written>> {
  const user = await store.users.findByEmail(email);
  const subject = user && (await store.personalData.subjectOf(user.id));
  if (!user || !subject) return refuse("NOT_FOUND");
  const head = { format: "rooms.person/1", madeAt: clock.now() };
  const written = await writeExport(file, head, async (take) => {
    await reader.readPerson(subject, take);
    await take("pictures", await pictures.read(user.id));
  });
  return written ? ok(written) : taken;
}

/** All that is held about a guest of a session; refuses as `findGuest`, and where the file is there already. */
export async function exportGuest(
  { store, clock, reader }: Omit<ExportDeps, "pictures">,
  { slug, guest, file }: { slug: Slug; guest: string; file: string },
): Promise<Result<Written>> {
  const found = await findGuest(store, { slug, guest });
  if (!found.ok) return found;
  const head = { format: "rooms.person/1", madeAt: clock.now() };
  const written = await writeExport(file, head, (take) => reader.readPerson(found.value, take));
  return written ? ok(written) : taken;
}

/** All that is held of a session. NOT_FOUND; VALIDATION_FAILED where the file is there already. */
export async function exportSession(
  { store, clock, reader }: Omit<ExportDeps, "pictures">,
  { slug, file }: { slug: Slug; file: string },
): Promise<Result<Written>> {
  const session = await store.sessions.findBySlug(slug);
  if (!session) return refuse("NOT_FOUND");
  const head = { format: "rooms.session/1", madeAt: clock.now() };
  const written = await writeExport(file, head, (take) => reader.readSession(session.id, take));
  return written ? ok(written) : taken;
}
