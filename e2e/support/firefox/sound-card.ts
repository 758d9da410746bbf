import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { samplesPerSecond } from "@rooms/audio/pcm";
import { Resampler } from "@rooms/audio/resampler";
import { PartProcess } from "@rooms/testing/part-process";
import { wavOf } from "../microphone.ts";

const run = promisify(execFile);
const source = "mic.monitor";
const cardRateHz = 48_000;

/** A PulseAudio of its own: what is played into its null sink is the microphone of browsers that are started with `env`. */
export interface SoundCard {
  env: NodeJS.ProcessEnv;
  /** Plays mono samples of 16 kHz once; resolves when they are over. */
  play(samples: Int16Array): Promise<void>;
  stop(): Promise<void>;
}

/**
 * The sink has the rate of the files, so that nothing is resampled: what the monitor gives is bit for bit what was played.
 * Keeps its socket and state in the folder.
 */
export async function startSoundCard(folder: string): Promise<SoundCard> {
  const home = join(folder, "home");
  await mkdir(home, { recursive: true });
  const socket = join(folder, "pulse");
  const modules = [
    `module-native-protocol-unix socket=${socket} auth-anonymous=1`,
    `module-null-sink sink_name=mic rate=${cardRateHz} format=s16le channels=1`,
  ];
  const env = {
    ...process.env,
    HOME: home,
    PULSE_RUNTIME_PATH: home,
    PULSE_SERVER: `unix:${socket}`,
  };
  const server = new PartProcess({
    part: "pulseaudio",
    command: "pulseaudio",
    args: [
      "-n",
      "--daemonize=no",
      "--use-pid-file=no",
      "--exit-idle-time=-1",
      ...modules.map((module) => `--load=${module}`),
    ],
    env,
  });
  const isUp = async (): Promise<boolean> => {
    try {
      await run("pactl", ["set-default-source", source], { env });
      return true;
    } catch {
      return false;
    }
  };
  await server.untilReady({ ask: isUp, timeoutMs: 20_000 });
  return {
    env,
    play: async (samples) => {
      const wav = join(folder, "played.wav");
      await writeFile(wav, wavOf(to48kHz(samples), cardRateHz));
      await run("paplay", ["--device=mic", wav], { env });
    },
    stop: async () => {
      await server.stop();
    },
  };
}

function to48kHz(samples: Int16Array): Int16Array {
  const input = Float32Array.from(samples, (sample) => sample / 32_768);
  const resampler = new Resampler({ inputRateHz: samplesPerSecond, outputRateHz: cardRateHz });
  return Int16Array.from(resampler.resample(input), (sample) =>
    Math.round(Math.max(-1, Math.min(1, sample)) * 32_767),
  );
}
