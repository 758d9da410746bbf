import { execa } from "execa";

/** Who listens on a port, as far as this user may see: "node (pid 123)", or undefined. */
export async function portOwner(port: number): Promise<string | undefined> {
  return (await ownerBySs(port)) ?? (await ownerByLsof(port));
}

async function ownerBySs(port: number): Promise<string | undefined> {
  const out = await output("ss", ["-Hltnp", `sport = :${port}`]);
  const match = /users:\(\("([^"]+)",pid=(\d+)/.exec(out);
  return match ? `${match[1] ?? "?"} (pid ${match[2] ?? "?"})` : undefined;
}

async function ownerByLsof(port: number): Promise<string | undefined> {
  const out = await output("lsof", ["-nP", `-iTCP:${port}`, "-sTCP:LISTEN", "-Fpc"]);
  const pid = /^p(\d+)/m.exec(out)?.[1];
  const command = /^c(.+)/m.exec(out)?.[1];
  return pid === undefined ? undefined : `${command ?? "a process"} (pid ${pid})`;
}

/** Empty where the tool is missing, or knows of none. */
async function output(command: string, args: string[]): Promise<string> {
  const { failed, stdout } = await execa(command, args, { reject: false });
  return failed ? "" : stdout;
}
