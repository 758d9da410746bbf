import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { version as current } from "@rooms/service-kit/version";
import { notesOf, withRelease } from "./src/changelog.ts";
import { root } from "./src/paths.ts";

const usage = `node scripts/release.ts prepare 1.2.0   the version into package.json, the chart and the changelog
node scripts/release.ts notes v1.2.0    what the changelog says of it; fails where the tag is not this version`;

const [command, asked = ""] = process.argv.slice(2);
const version = asked.replace(/^v/, "");
const changelogFile = join(root, "CHANGELOG.md");
const changelog = readFileSync(changelogFile, "utf8");

function fail(why: string): never {
  console.error(why);
  process.exit(1);
}

function replaceIn(file: string, pattern: RegExp, text: string): void {
  const path = join(root, file);
  writeFileSync(path, readFileSync(path, "utf8").replace(pattern, text));
}

function prepare(): void {
  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) fail(`${asked} is no version.`);
  const released = withRelease(changelog, { version, date: new Date().toISOString().slice(0, 10) });
  if (released === null) fail("The changelog has nothing unreleased, or has this version already.");
  writeFileSync(changelogFile, released);
  replaceIn("package.json", /^ {2}"version": ".*"/m, `  "version": "${version}"`);
  replaceIn("infra/helm/rooms/Chart.yaml", /^version: .*/m, `version: ${version}`);
  replaceIn("infra/helm/rooms/Chart.yaml", /^appVersion: .*/m, `appVersion: ${version}`);
}

function printNotes(): void {
  if (version !== current) fail(`This is ${current}, not ${version}.`);
  console.log(notesOf(changelog, version) ?? fail(`The changelog says nothing of ${version}.`));
}

if (command === "prepare") prepare();
else if (command === "notes") printNotes();
else fail(usage);
