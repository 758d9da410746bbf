import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { referenceScript, referenceStyle } from "./reference-page.ts";

export interface ReferenceAsset {
  readonly type: string;
  readonly etag: string;
  readonly body: Buffer<ArrayBuffer>;
  readonly gzipped: Buffer<ArrayBuffer>;
}

const script = "text/javascript; charset=utf-8";
const style = "text/css; charset=utf-8";

/** The only files there are: a name is looked up here and never becomes a path. */
const sources: Readonly<Record<string, { type: string; read: () => Promise<Buffer> }>> = {
  "page.js": { type: script, read: async () => Buffer.from(referenceScript) },
  "page.css": { type: style, read: async () => Buffer.from(referenceStyle) },
  "swagger-ui-bundle.js": {
    type: script,
    read: () => readFile(new URL(import.meta.resolve("swagger-ui-dist/swagger-ui-bundle.js"))),
  },
  "swagger-ui.css": {
    type: style,
    read: () => readFile(new URL(import.meta.resolve("swagger-ui-dist/swagger-ui.css"))),
  },
};

/** Reads and compresses each file once, when it is first asked for. */
export function createReferenceAssets(): (name: string) => Promise<ReferenceAsset | null> {
  const loaded = new Map<string, Promise<ReferenceAsset>>();
  return async (name) => {
    if (!Object.hasOwn(sources, name)) return null;
    const asset = loaded.get(name) ?? load(name);
    loaded.set(name, asset);
    // A file that could not be read is read again for the next who asks.
    asset.catch(() => loaded.delete(name));
    return asset;
  };
}

async function load(name: string): Promise<ReferenceAsset> {
  const source = sources[name];
  if (!source) throw new Error(`No such asset: ${name}`);
  const body = Buffer.from(await source.read());
  const gzipped = Buffer.from(await promisify(gzip)(body));
  const hash = createHash("sha256").update(body).digest("base64url").slice(0, 22);
  return { type: source.type, etag: `"${hash}"`, body, gzipped };
}
