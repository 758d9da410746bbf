/**
 * Turns Moonshine's `tokenizer.bin` into the engine's `tokens.txt`. Entries follow each other in order of
 * their index: a length (one byte, or two when the first is 128 or more: second × 128 + first − 128) and
 * that many bytes. Each becomes a line "<base64> <index>".
 */
export function tokensTextOf(tokenizer: Uint8Array): string {
  const lines: string[] = [];
  let at = 0;
  while (at < tokenizer.length) {
    const first = tokenizer[at] ?? 0;
    at += 1;
    let length = first;
    if (first >= 128) {
      length = (tokenizer[at] ?? 0) * 128 + first - 128;
      at += 1;
    }
    if (at + length > tokenizer.length) throw new RangeError("tokenizer.bin ends inside a token");
    lines.push(
      `${Buffer.from(tokenizer.subarray(at, at + length)).toString("base64")} ${lines.length}`,
    );
    at += length;
  }
  return `${lines.join("\n")}\n`;
}
