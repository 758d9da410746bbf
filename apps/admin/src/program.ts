import { Command, InvalidArgumentError } from "commander";
import { isSlug, isUuid, slug, spaceId } from "@rooms/domain/shared/ids";
import type { Slug, SpaceId } from "@rooms/domain/shared/ids";
import type { Result } from "@rooms/domain/shared/result";
import type { Manifest } from "./backup/manifest.ts";
import { restoreBackup } from "./backup/restore-backup.ts";
import { writeBackup } from "./backup/write-backup.ts";
import { showPerson, signOutPerson } from "./commands/people.ts";
import { deleteNow, endNow, showSession } from "./commands/sessions.ts";
import { addOwner, showSpace } from "./commands/spaces.ts";
import type { Admin } from "./compose.ts";

/** What a command has to say: facts for stdout, or a refusal's code. */
export type Said = { readonly ok: true; readonly facts: unknown } | { ok: false; code: string };

export interface ProgramOptions {
  open: () => Admin;
  say: (said: Said) => void;
  signal: AbortSignal;
}

/** Every command of the program; each answers with facts as JSON, or with the code of why not. */
export function adminProgram({ open, say, signal }: ProgramOptions): Command {
  const run = async (work: (admin: Admin) => Promise<Said>): Promise<void> => {
    const admin = open();
    try {
      say(await work(admin));
    } finally {
      await admin.stop();
    }
  };
  const program = new Command("rooms-admin").description(
    "What is done by hand on an installation of Rooms",
  );
  addBackups(program, run, signal);
  addPeople(program, run);
  addSpaces(program, run);
  addSessions(program, run);
  return program;
}

type Run = (work: (admin: Admin) => Promise<Said>) => Promise<void>;

function addBackups(program: Command, run: Run, signal: AbortSignal): void {
  program
    .command("backup")
    .description("write everything into an empty folder, while Rooms goes on")
    .argument("<folder>")
    .action((folder: string) =>
      run(async ({ backup }) => {
        const made = await writeBackup(backup, folder, signal);
        return made.ok
          ? { ok: true, facts: summaryOf(made.manifest) }
          : { ok: false, code: made.refusal };
      }),
    );
  program
    .command("restore")
    .description("put a backup into an empty database and an empty store, while Rooms stands still")
    .argument("<folder>")
    .action((folder: string) =>
      run(async ({ restore }) => {
        const done = await restoreBackup(restore, folder, signal);
        if (done.ok) return { ok: true, facts: summaryOf(done.manifest) };
        const { refusal } = done;
        const where = refusal.reason === "damaged" ? `: ${refusal.path}` : "";
        return { ok: false, code: `${refusal.reason}${where}` };
      }),
    );
}

function addPeople(program: Command, run: Run): void {
  const people = program.command("user").description("a person, by their e-mail address");
  people
    .command("show")
    .argument("<email>")
    .action((email: string) =>
      run(async ({ sessions }) => answer(await showPerson(sessions.store, email))),
    );
  people
    .command("sign-out")
    .description("end every sign-in of theirs")
    .argument("<email>")
    .action((email: string) =>
      run(async ({ sessions }) => answer(await signOutPerson(sessions.store, email))),
    );
}

function addSpaces(program: Command, run: Run): void {
  const spaces = program.command("space").description("a space, by its id");
  spaces
    .command("show")
    .argument("<id>", "", asSpaceId)
    .action((id: SpaceId) =>
      run(async ({ sessions }) => answer(await showSpace(sessions.store, id))),
    );
  spaces
    .command("add-owner")
    .description("make a person an owner, where no owner can be reached")
    .argument("<id>", "", asSpaceId)
    .argument("<email>")
    .action((space: SpaceId, email: string) =>
      run(async ({ sessions }) => answer(await addOwner(sessions, { space, email }))),
    );
}

function addSessions(program: Command, run: Run): void {
  const named = program.command("session").description("a session, by the name in its link");
  named
    .command("show")
    .argument("<slug>", "", asSlug)
    .action((of: Slug) => run(async ({ sessions }) => answer(await showSession(sessions, of))));
  named
    .command("end")
    .description("end it for all")
    .argument("<slug>", "", asSlug)
    .action((of: Slug) => run(async ({ sessions }) => answer(await endNow(sessions, of))));
  named
    .command("delete")
    .description("remove it with all that was said in it")
    .argument("<slug>", "", asSlug)
    .action((of: Slug) => run(async ({ sessions }) => answer(await deleteNow(sessions, of))));
}

function answer(result: Result<unknown>): Said {
  return result.ok ? { ok: true, facts: result.value } : { ok: false, code: result.error.code };
}

function summaryOf({ madeAt, migrations, tables, blobs, blobsMissing, avatars }: Manifest) {
  const files = [...tables, ...blobs].map(({ file }) => file).concat(avatars);
  return {
    madeAt,
    schema: migrations.at(-1),
    tables: tables.length,
    documents: blobs.length,
    documentsMissing: blobsMissing.length,
    pictures: avatars.length,
    sizeBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  };
}

function asSlug(text: string): Slug {
  if (!isSlug(text)) throw new InvalidArgumentError("A session's name is the end of its link.");
  return slug(text);
}

function asSpaceId(text: string): SpaceId {
  if (!isUuid(text)) throw new InvalidArgumentError("A space's id is a UUID.");
  return spaceId(text);
}
