import { build } from "esbuild";
import type { BuildOptions, Plugin } from "esbuild";
import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Packages of which Next carries more than is called: what they are imported for, each bundled into one file under
 * `generated`, which stands in for the package in a production build. gzip: livekit-client 151 → 118 kB, zod 18 → 11 kB,
 * virtua 9 → 5 kB. What the connection test needs of livekit-client besides is a file of its own, so that calls do without;
 * so is webrtc-adapter, which only WebKit loads.
 */
const web = join(import.meta.dirname, "..");
const packages = join(web, "..", "..", "packages");

/** Its own file is written for browsers of 2018; its sources can be compiled for those of today. */
const liveKitSources = join(
  dirname(fileURLToPath(import.meta.resolve("livekit-client"))),
  "..",
  "src",
);
const call = join(web, "src/features/call");
const liveKitParts = join(call, "room/view-models/livekit-parts.ts");
/** As in `livekit-check-parts.ts`, and not by way of the index, through which a call would carry them too. */
const liveKitCheckParts = [
  `export { CheckStatus, ConnectionCheck } from ${liveKitSource("connectionHelper/ConnectionCheck.ts")};`,
  `export { Checker } from ${liveKitSource("connectionHelper/checks/Checker.ts")};`,
  `export { Track, setLogLevel } from "livekit-client";`,
];

await bundle(
  {
    // Background blur logs by the same logger.
    "livekit-client": `export * from ${JSON.stringify(liveKitParts)}; export { getLogger } from "livekit-client";`,
    "livekit-checks": liveKitCheckParts.join("\n"),
  },
  { from: web, alias: { "livekit-client": join(liveKitSources, "index.ts") } },
);
await bundle(
  { "zod-mini": `export { ${zodParts().join(", ")} } from "zod/mini";` },
  { from: join(packages, "contracts") },
);
await bundle(
  { virtua: `export { Virtualizer } from "virtua";` },
  { from: join(packages, "ui"), external: ["react", "react-dom", "react/jsx-runtime"] },
);

/** Makes a file of each source text; what several of them use goes into one more. */
async function bundle(
  sources: Record<string, string>,
  { from, ...options }: { from: string } & Pick<BuildOptions, "alias" | "external">,
): Promise<void> {
  const given: Plugin = {
    name: "given sources",
    setup(bundling) {
      const filter = /^source:/;
      // What the index leads to is taken for needed by all who ask it for anything; the adapter is loaded by the page.
      bundling.onResolve({ filter: /^(\.\/connectionHelper\/|webrtc-adapter$)/ }, () => ({
        path: "nothing",
        namespace: "source",
      }));
      bundling.onResolve({ filter }, ({ path }) => ({
        path: path.replace(filter, ""),
        namespace: "source",
      }));
      // Named as a member of zod's core, one of its helpers brings all of them.
      bundling.onLoad({ filter: /zod\/v4\/mini\/schemas\.js$/ }, ({ path }) => ({
        contents: readFileSync(path, "utf8").replaceAll("core.util.", "util."),
      }));
      bundling.onLoad({ filter: /./, namespace: "source" }, ({ path }) => ({
        contents: sources[path] ?? "",
        resolveDir: from,
      }));
    },
  };
  const names = Object.keys(sources);
  await build({
    ...options,
    plugins: [given],
    entryPoints: names.map((name) => ({ in: `source:${name}`, out: name })),
    outdir: join(web, "generated"),
    chunkNames: `${names[0] ?? ""}-[name]`,
    splitting: true,
    bundle: true,
    format: "esm",
    target: "es2022",
    legalComments: "inline",
  });
}

function liveKitSource(file: string): string {
  return JSON.stringify(join(liveKitSources, file));
}

/** What the contracts that a browser loads make their schemas of. */
function zodParts(): string[] {
  const sources = globSync(join(packages, "contracts", "src", "**", "*.ts"))
    .map((file) => readFileSync(file, "utf8"))
    .filter((source) => source.includes(`import * as z from "zod/mini"`));
  const named = sources.flatMap((source) => source.match(/(?<=\bz\.)[a-z]\w*/g) ?? []);
  return [...new Set(named)].filter((part) => part !== "infer").sort();
}
