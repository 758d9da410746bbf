import { cp, lstat, mkdir, readdir } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { nodeFileTrace } from "@vercel/nft";

/**
 * Copies a built app and what it loads out of node_modules into a folder of its own, at the places that they have in the
 * repository: `node collect.ts apps/api /out`. What tsup put into the bundle stays behind, and so does every build tool.
 */
const [app, target] = process.argv.slice(2);
if (app === undefined || target === undefined) throw new Error("usage: collect.ts APP TARGET");

const root = resolve(import.meta.dirname, "../..");
const dist = join(root, app, "dist");
const files = (await readdir(dist, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && !entry.name.endsWith(".map"))
  .map((entry) => join(entry.parentPath, entry.name));
const programs = files.filter((file) => file.endsWith(".js"));

const { fileList } = await nodeFileTrace(programs, { base: root, processCwd: join(root, app) });
const wanted = new Set([
  ...fileList,
  ...files.map((file) => relative(root, file)),
  join(app, "package.json"),
]);

for (const file of [...wanted].sort()) {
  const from = join(root, file);
  // A workspace package is in the bundle; its folder and the links to it are not needed.
  if ((await lstat(from)).isDirectory()) continue;
  const to = join(target, file);
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to, { verbatimSymlinks: true });
}
