import { Command } from "commander";
import type { Slug, SpaceId } from "@rooms/domain/shared/ids";
import type { Manifest } from "./backup/manifest.ts";
import { restoreBackup } from "./backup/restore-backup.ts";
import { writeBackup } from "./backup/write-backup.ts";
import { checkParts } from "./check/check-parts.ts";
import { showPerson, signOutPerson } from "./commands/people.ts";
import type { Confirm } from "./commands/confirmed.ts";
import { endNow, showSession } from "./commands/sessions.ts";
import { addOwner, showSpace } from "./commands/spaces.ts";
import type { Admin } from "./compose.ts";
import { asSlug, asSpaceId } from "./program/arguments.ts";
import { addPersonalData } from "./program/personal-data.ts";
import { said } from "./program/said.ts";
import type { Run, Said } from "./program/said.ts";

export interface ProgramOptions {
  open: () => Admin;
  say: (said: Said) => void;
  confirm: Confirm;
  signal: AbortSignal;
}

/** Every command of the program; each answers with facts as JSON, or with the code of why not. */
export function adminProgram({ open, say, confirm, signal }: ProgramOptions): Command {
  const run: Run = async (work) => {
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
  program
    .command("check")
    .description(
      "ask everything outside that Rooms needs, as Rooms does: database, clock, LiveKit, documents, mail",
    )
    .action(() =>
      run(async ({ check }) => {
        const parts = await checkParts(check);
        const ok = parts.every((one) => one.ok);
        return { ok: true, facts: { ok, parts }, bad: !ok };
      }),
    );
  addBackups(program, run, signal);
  const guests = program
    .command("guest")
    .description("who came into a session without an account, by its name and theirs");
  const people = addPeople(program, run);
  const spaces = addSpaces(program, run);
  const sessions = addSessions(program, run);
  addPersonalData({ people, guests, spaces, sessions }, run, confirm);
  return program;
}

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

function addPeople(program: Command, run: Run): Command {
  const people = program.command("user").description("a person, by their e-mail address");
  people
    .command("show")
    .argument("<email>")
    .action((email: string) =>
      run(async ({ sessions }) => said(await showPerson(sessions.store, email))),
    );
  people
    .command("sign-out")
    .description("end every sign-in of theirs")
    .argument("<email>")
    .action((email: string) =>
      run(async ({ sessions }) => said(await signOutPerson(sessions.store, email))),
    );
  return people;
}

function addSpaces(program: Command, run: Run): Command {
  const spaces = program.command("space").description("a space, by its id");
  spaces
    .command("show")
    .argument("<id>", "", asSpaceId)
    .action((id: SpaceId) =>
      run(async ({ sessions }) => said(await showSpace(sessions.store, id))),
    );
  spaces
    .command("add-owner")
    .description("make a person an owner, where no owner can be reached")
    .argument("<id>", "", asSpaceId)
    .argument("<email>")
    .action((space: SpaceId, email: string) =>
      run(async ({ sessions }) => said(await addOwner(sessions, { space, email }))),
    );
  return spaces;
}

function addSessions(program: Command, run: Run): Command {
  const named = program.command("session").description("a session, by the name in its link");
  named
    .command("show")
    .argument("<slug>", "", asSlug)
    .action((of: Slug) => run(async ({ sessions }) => said(await showSession(sessions, of))));
  named
    .command("end")
    .description("end it for all")
    .argument("<slug>", "", asSlug)
    .action((of: Slug) => run(async ({ sessions }) => said(await endNow(sessions, of))));
  return named;
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
