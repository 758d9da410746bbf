import { cp } from "node:fs/promises";
import { join } from "node:path";
import { defineConfig } from "tsup";

/** pg asks for it and lives without; bundling would demand that it is there. */
const optional = ["pg-native"];

export interface ServerBundle {
  /** Name of the file in `dist` → its source. */
  readonly entry?: Record<string, string>;
  /** Packages that hold native code, or look for it beside themselves, and stay in `node_modules`. */
  readonly native?: readonly string[];
  /** Folders that are read at run time: their name in `dist` → where they lie. */
  readonly folders?: Record<string, string>;
}

/** One file for each entry, which needs nothing beside it but Node and what is native. */
export function serverBundle({
  entry = { main: "src/main.ts" },
  native = [],
  folders = {},
}: ServerBundle = {}) {
  const outside = [...optional, ...native].map((name) => name.replaceAll(".", "\\."));
  return defineConfig({
    entry,
    format: "esm",
    splitting: false,
    target: "node22",
    sourcemap: true,
    clean: true,
    // tsup takes what stands here before what is called external: the exceptions must be in the pattern itself.
    noExternal: [new RegExp(`^(?!(?:${outside.join("|")})(?:/|$))`)],
    // CommonJS packages inside the bundle still call `require` for Node's own modules.
    banner: {
      js: 'import { createRequire as rootRequire } from "node:module"; const require = rootRequire(import.meta.url);',
    },
    onSuccess: async () => {
      for (const [name, folder] of Object.entries(folders)) {
        await cp(folder, join("dist", name), { recursive: true });
      }
    },
  });
}
