import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, it } from "vitest";
import { namespaces } from "../../src/i18n/namespaces.ts";

const source = join(import.meta.dirname, "../../src");
const app = join(source, "app");

/** A page's, layout's or error page's own modules, however deep, those that are loaded later included. */
function modulesOf(entry: string, known = new Set<string>()): Set<string> {
  if (known.has(entry) || !existsSync(entry)) return known;
  known.add(entry);
  const text = readFileSync(entry, "utf8");
  for (const [, path = ""] of text.matchAll(/(?:from |import\()"([.#][^"]+\.tsx?)"/g)) {
    // `#features/…` and the like are folders of the sources, as in the package's imports.
    modulesOf(
      path.startsWith("#") ? join(source, path.slice(1)) : join(dirname(entry), path),
      known,
    );
  }
  return known;
}

/** What a module says in the browser; where it opens no namespace, its keys begin with one. */
function namespacesIn(module: string): string[] {
  const text = readFileSync(module, "utf8");
  const opened = [...text.matchAll(/useTranslations\(\s*"(\w+)/g)].map(([, name = ""]) => name);
  if (!text.includes("useTranslations()")) return opened;
  const keys = [...text.matchAll(/\bt(?:\.rich)?\(\s*["`](\w+)\./g)].map(([, name = ""]) => name);
  return [...opened, ...keys];
}

function partOf(entry: string): keyof typeof namespaces {
  if (entry.endsWith("recap/page.tsx")) return "recap";
  if (entry.endsWith("search/page.tsx")) return "search";
  if (entry.startsWith("(main)")) return "signedIn";
  if (entry.startsWith("room")) return "signedIn";
  return entry.startsWith("session") ? "session" : "everywhere";
}

const entries = globSync("**/{page,layout,loading,error,not-found}.tsx", { cwd: app });

it("follows the imports of a page", () => {
  const modules = [...modulesOf(join(app, "session/[slug]/page.tsx"))];
  expect(modules).toContain(join(source, "features/call/components/join-flow.tsx"));
  expect(modules.flatMap(namespacesIn)).toContain("transcription");
});

it.each(entries)("%s has the words for what it says in the browser", (entry) => {
  const given = new Set<string>([...namespaces.everywhere, ...namespaces[partOf(entry)]]);
  const said = [...modulesOf(join(app, entry))].flatMap((module) =>
    namespacesIn(module).map((name) => ({ name, module: relative(app, module) })),
  );
  expect(said.filter(({ name }) => !given.has(name))).toEqual([]);
});
