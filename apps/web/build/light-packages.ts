import { build } from "esbuild";
import type { BuildOptions } from "esbuild";
import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Packages of which Next carries more than is called: what they are imported for, each bundled into one file under
 * `generated`, which stands in for the package in a production build. gzip: livekit-client 151 → 130 kB, zod 18 → 11 kB,
 * virtua 9 → 5 kB.
 */
const web = join(import.meta.dirname, "..");
const packages = join(web, "..", "..", "packages");

/** Its own file is written for browsers of 2018; its sources can be compiled for those of today. */
const liveKitSources = join(
  dirname(fileURLToPath(import.meta.resolve("livekit-client"))),
  "..",
  "src",
  "index.ts",
);
const liveKitParts = join(web, "src/features/call/room/view-models/livekit-parts.ts");

await bundle("livekit-client", {
  stdin: {
    // Background blur logs by the same logger.
    contents: `export * from ${JSON.stringify(liveKitParts)}; export { getLogger } from "livekit-client";`,
    resolveDir: web,
  },
  alias: { "livekit-client": liveKitSources },
});
await bundle("zod-mini", {
  stdin: {
    contents: `export { ${zodParts().join(", ")} } from "zod/mini";`,
    resolveDir: join(packages, "contracts"),
  },
});
await bundle("virtua", {
  stdin: {
    contents: `export { Virtualizer } from "virtua";`,
    resolveDir: join(packages, "ui"),
  },
  external: ["react", "react-dom", "react/jsx-runtime"],
});

async function bundle(name: string, what: BuildOptions): Promise<void> {
  await build({
    ...what,
    outfile: join(web, "generated", `${name}.js`),
    bundle: true,
    format: "esm",
    target: "es2022",
    legalComments: "inline",
  });
}

/** What the contracts that a browser loads make their schemas of. */
function zodParts(): string[] {
  const sources = globSync(join(packages, "contracts", "src", "**", "*.ts"))
    .map((file) => readFileSync(file, "utf8"))
    .filter((source) => source.includes(`import * as z from "zod/mini"`));
  const named = sources.flatMap((source) => source.match(/(?<=\bz\.)[a-z]\w*/g) ?? []);
  return [...new Set(named)].filter((part) => part !== "infer").sort();
}
