import { unfoldJson, type LineSink } from "@rooms/testing/log-lines";
import colours from "picocolors";

const paints = [
  colours.cyan,
  colours.magenta,
  colours.green,
  colours.yellow,
  colours.blue,
  colours.red,
];
const nameWidth = 11;

/** One readable log for all parts: time, part in its colour, then the line; JSON lines are unfolded. */
export function createTerminalLog(
  write: (text: string) => void = (text) => process.stdout.write(text),
): LineSink {
  const paintByPart = new Map<string, (text: string) => string>();
  return (part, line) => {
    let paint = paintByPart.get(part);
    if (paint === undefined) {
      paint = paints[paintByPart.size % paints.length] ?? colours.white;
      paintByPart.set(part, paint);
    }
    const time = colours.dim(new Date().toTimeString().slice(0, 8));
    write(`${time} ${paint(part.padEnd(nameWidth))} ${unfoldJson(line)}\n`);
  };
}
