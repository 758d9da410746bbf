/** The places of an error's stack, without the first line, which repeats its text; none for what is no error. */
export function placesOf(error: unknown): string[] {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const lines = stack.split("\n").map((line) => line.trim());
  return lines.filter((line) => line.startsWith("at "));
}
