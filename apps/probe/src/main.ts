import "./env.ts";
import { dispose } from "@livekit/rtc-node";
import { Command, InvalidArgumentError, Option } from "commander";
import { takeJourney } from "./journey.ts";
import type { StepVerdict } from "./verdict.ts";

interface Options {
  apiKey?: string;
  relay?: boolean;
  json?: boolean;
}

/** Exit code 0 when every step passed, 1 otherwise. */
const program = new Command("rooms-probe")
  .description(
    "Goes through a whole meeting on an installation of Rooms, from outside, and says what is wrong",
  )
  .argument("<url>", "the public address, as people type it", asOrigin)
  .addOption(new Option("--api-key <key>", "of a space that lets guests in").env("ROOMS_API_KEY"))
  .option("--relay", "media by TURN only")
  .option("--json", "one JSON object at the end, nothing else")
  .action(async (url: string, { apiKey, relay = false, json = false }: Options) => {
    const verdict = await takeJourney({
      url,
      relay,
      ...(apiKey && { apiKey }),
      told: (step) => {
        if (!json) process.stdout.write(`${lineOf(step)}\n`);
      },
    });
    const seconds = (verdict.ms / 1000).toFixed(1);
    process.stdout.write(
      json
        ? `${JSON.stringify(verdict, null, 2)}\n`
        : `${verdict.ok ? "all is well" : "something is wrong"}, ${seconds} s\n`,
    );
    process.exitCode = verdict.ok ? 0 : 1;
  });
await program.parseAsync();
// The native library keeps threads that hold the process.
await dispose();

function lineOf({ step, ok, ms, detail }: StepVerdict): string {
  return `${ok ? "ok  " : "FAIL"} ${step.padEnd(10)} ${String(ms).padStart(6)} ms  ${detail}`;
}

function asOrigin(text: string): string {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text))
    throw new InvalidArgumentError("An address begins with https:// or http://.");
  return new URL(text).origin;
}
