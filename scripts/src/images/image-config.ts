import { execa } from "execa";
import { z } from "zod";

/** What an image says of how it is run. */
export interface ImageConfig {
  command: readonly string[];
  environment: Readonly<Record<string, string>>;
  folder: string;
  /** Numbers of its user and group, `10001:10001`. */
  user: string;
  labels: Readonly<Record<string, string>>;
  /** A line for its shell; null where it has no health check. */
  health: string | null;
}

const inspected = z.object({
  Docker: z.object({
    config: z.object({
      User: z.string(),
      Env: z.array(z.string()),
      Cmd: z.array(z.string()),
      WorkingDir: z.string(),
      Labels: z.record(z.string(), z.string()).nullish(),
      Healthcheck: z.object({ Test: z.array(z.string()) }).nullish(),
    }),
  }),
});

export async function readImageConfig(image: string): Promise<ImageConfig> {
  const { stdout } = await execa("buildah", ["inspect", "--type", "image", image]);
  const { config } = inspected.parse(JSON.parse(stdout)).Docker;
  return {
    command: config.Cmd,
    environment: Object.fromEntries(config.Env.map((line) => splitVariable(line))),
    folder: config.WorkingDir,
    user: config.User,
    labels: config.Labels ?? {},
    health: config.Healthcheck?.Test[1] ?? null,
  };
}

function splitVariable(line: string): [string, string] {
  const at = line.indexOf("=");
  return [line.slice(0, at), line.slice(at + 1)];
}
