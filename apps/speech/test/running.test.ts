import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { AppProcess } from "@rooms/testing/app-process";
import { until } from "@rooms/testing/until";
import { expect, it, onTestFinished } from "vitest";
import { packsIn } from "../src/packs/create-packs.ts";
import { moonshineTinyEn } from "../src/packs/moonshine-tiny-en.ts";
import { sileroVad } from "../src/packs/silero-vad.ts";
import { whisperBase } from "../src/packs/whisper-base.ts";
import {
  allPacks,
  cacheDir,
  finalsOf,
  folderOfWheels,
  joined,
  readWav,
  silence,
  transcribeAt,
} from "./support.ts";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));

/** A cache with the English packs, and Whisper's files as an earlier release might have left them. */
async function cacheWithoutManifest(): Promise<string> {
  const cache = await mkdtemp(join(tmpdir(), "cache-"));
  onTestFinished(() => rm(cache, { recursive: true }));
  const from = packsIn(cacheDir());
  const to = packsIn(cache);
  await mkdir(join(to, "whisper-base"), { recursive: true });
  for (const pack of [moonshineTinyEn, sileroVad])
    await symlink(folderOfWheels(from, pack), folderOfWheels(to, pack));
  for (const file of ["encoder.onnx", "decoder.onnx", "tokens.txt"])
    await symlink(join(folderOfWheels(from, whisperBase), file), join(to, "whisper-base", file));
  return cache;
}

async function health(baseUrl: string) {
  const response = await fetch(new URL("/health", baseUrl));
  // The answer is our own.
  return (await response.json()) as {
    recogniser: string;
    languages: Record<string, { state: string }>;
  };
}

it("a language whose pack comes while the server runs is heard from then on, without a restart", async ({
  skip,
}) => {
  if (!allPacks.every((pack) => existsSync(folderOfWheels(packsIn(cacheDir()), pack))))
    skip("a pack is not in the cache: run node apps/speech/src/fetch-packs.ts");
  const app = new AppProcess(
    main,
    { ROOMS_CACHE_DIR: await cacheWithoutManifest(), SPEECH_PORT: "0" },
    { flags: ["--disable-warning=ExperimentalWarning"] },
  );
  onTestFinished(async () => {
    await app.stop();
  });
  const [, baseUrl = ""] = await app.untilLine(/"baseUrl":"([^"]+)"/);
  expect((await health(baseUrl)).languages["ru"]?.state).not.toBe("missing");
  const isReady = async (): Promise<boolean> =>
    (await health(baseUrl)).languages["ru"]?.state === "ready";
  await until("Russian is ready", isReady, { seen: () => app.lines });
  // Told to the log and to /health at once; the log comes by a pipe.
  await app.untilLine(/whisper-base/);
  const order = app.lines.filter((line) => /listening|whisper-base/.test(line));
  expect(order.map((line) => line.includes("listening"))).toEqual([true, false]);
  expect((await health(baseUrl)).recogniser).toContain("whisper-base");
  const pcm = joined(await readWav("youth-passes.ru.wav"), silence(1));
  const [final] = finalsOf(await transcribeAt(baseUrl, pcm, { languages: ["ru"] }));
  expect(final?.text).toContain("Молодость у всякого проходит");
});
