import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { Confirm } from "./commands/confirmed.ts";

/** Shows what would go and reads one line; nothing is confirmed where the input has ended. */
export function askOn(input: Readable, output: Writable): Confirm {
  return async (what, facts) => {
    output.write(
      `${JSON.stringify(facts, null, 2)}\nThis cannot be undone. Type "${what}" to go on: `,
    );
    const lines = createInterface({ input });
    for await (const line of lines) {
      lines.close();
      return line.trim().toLowerCase() === what.toLowerCase();
    }
    return false;
  };
}
