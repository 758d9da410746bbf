const unreleased = "## Unreleased";

/** What the changelog says of a version, without its heading; null where it says nothing. */
export function notesOf(changelog: string, version: string): string | null {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((one) => one.split(/\s/, 1)[0] === version);
  const notes = section?.slice(section.indexOf("\n") + 1).trim() ?? "";
  return notes === "" ? null : notes;
}

export interface Release {
  version: string;
  /** ISO, as 2026-11-30. */
  date: string;
}

/** The changelog with what was unreleased under the version; null where there is nothing, or the version stands already. */
export function withRelease(changelog: string, { version, date }: Release): string | null {
  if (notesOf(changelog, "Unreleased") === null || notesOf(changelog, version) !== null)
    return null;
  return changelog.replace(unreleased, `${unreleased}\n\n## ${version} (${date})`);
}
