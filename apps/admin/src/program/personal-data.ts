import { formerParticipant } from "@rooms/domain/erasure/erasure";
import {
  eraseAccount,
  eraseGuest,
  planAccountErasure,
  planGuestErasure,
} from "@rooms/domain/erasure/use-cases/erase-person";
import {
  eraseSession,
  eraseSpace,
  planSessionErasure,
  planSpaceErasure,
} from "@rooms/domain/erasure/use-cases/erase-place";
import type { Slug, SpaceId } from "@rooms/domain/shared/ids";
import type { Command } from "commander";
import { confirmed } from "../commands/confirmed.ts";
import type { Confirm, Confirmation } from "../commands/confirmed.ts";
import { exportGuest, exportPerson, exportSession } from "../commands/exports.ts";
import { asName, asSlug, asSpaceId } from "./arguments.ts";
import { said } from "./said.ts";
import type { Run } from "./said.ts";

interface Groups {
  readonly people: Command;
  readonly guests: Command;
  readonly spaces: Command;
  readonly sessions: Command;
}

interface PersonOptions extends Confirmation {
  readonly deleteLines?: boolean;
  readonly name: string;
}

const toFile = "everything that is held, as JSON into a file that is not there yet";

/** What the law lets a person ask for: a copy, and to be forgotten. */
export function addPersonalData(groups: Groups, run: Run, confirm: Confirm): void {
  addExports(groups, run);
  addErasuresOfPeople(groups, run, confirm);
  addErasuresOfPlaces(groups, run, confirm);
}

function addExports({ people, guests, sessions }: Groups, run: Run): void {
  people
    .command("export")
    .description(toFile)
    .argument("<email>")
    .argument("<file>")
    .action((email: string, file: string) =>
      run(async ({ personal }) => said(await exportPerson(personal, { email, file }))),
    );
  guests
    .command("export")
    .description(toFile)
    .argument("<slug>", "", asSlug)
    .argument("<guest>", "a name that they bore, or their identity")
    .argument("<file>")
    .action((slug: Slug, guest: string, file: string) =>
      run(async ({ personal }) => said(await exportGuest(personal, { slug, guest, file }))),
    );
  sessions
    .command("export")
    .description(toFile)
    .argument("<slug>", "", asSlug)
    .argument("<file>")
    .action((slug: Slug, file: string) =>
      run(async ({ personal }) => said(await exportSession(personal, { slug, file }))),
    );
}

function confirmable(command: Command): Command {
  return command
    .option("--dry-run", "say what would go, and leave it")
    .option("--yes", "do not ask");
}

function ofPerson(command: Command): Command {
  return confirmable(command)
    .option("--delete-lines", "what they said and wrote goes too, not only their name at it")
    .option("--name <name>", "stands in place of theirs", asName, formerParticipant);
}

function addErasuresOfPeople({ people, guests }: Groups, run: Run, confirm: Confirm): void {
  ofPerson(people.command("erase"))
    .description("the account, and what identifies the person everywhere else")
    .argument("<email>")
    .action((email: string, { deleteLines = false, name, ...asked }: PersonOptions) =>
      run(({ personal }) => {
        const plan = () => planAccountErasure(personal)(email);
        const erase = { email, name, withLines: deleteLines };
        const work = () => eraseAccount(personal)(erase);
        return confirmed({ what: email, plan, work }, asked, confirm);
      }),
    );
  ofPerson(guests.command("erase"))
    .description("what identifies a guest of a session")
    .argument("<slug>", "", asSlug)
    .argument("<guest>", "a name that they bore, or their identity")
    .action((slug: Slug, guest: string, { deleteLines = false, name, ...asked }: PersonOptions) =>
      run(({ personal }) => {
        const plan = () => planGuestErasure(personal)({ slug, guest });
        const erase = { slug, guest, name, withLines: deleteLines };
        const work = () => eraseGuest(personal)(erase);
        return confirmed({ what: guest, plan, work }, asked, confirm);
      }),
    );
}

function addErasuresOfPlaces({ spaces, sessions }: Groups, run: Run, confirm: Confirm): void {
  confirmable(spaces.command("erase"))
    .description("a space with everything in it")
    .argument("<id>", "", asSpaceId)
    .action((id: SpaceId, asked: Confirmation) =>
      run(({ personal }) => {
        const plan = () => planSpaceErasure(personal)(id);
        const work = () => eraseSpace(personal)(id);
        return confirmed({ what: id, plan, work }, asked, confirm);
      }),
    );
  confirmable(sessions.command("erase"))
    .description("a session with all that was said in it")
    .argument("<slug>", "", asSlug)
    .action((slug: Slug, asked: Confirmation) =>
      run(({ personal }) => {
        const plan = () => planSessionErasure(personal)(slug);
        const work = () => eraseSession(personal)(slug);
        return confirmed({ what: slug, plan, work }, asked, confirm);
      }),
    );
}
