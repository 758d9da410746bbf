/** The places of a stack, without the first line, which repeats the error's text. */
export function placesOf(stack: string | undefined): string[] {
  const lines = (stack ?? "").split("\n").map((line) => line.trim());
  return lines.filter((line) => line.startsWith("at "));
}
