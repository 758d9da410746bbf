import { readFileSync } from "node:fs";

const ticksPerSecond = 100;
const pageBytes = 4096;

/** Processor time a process has used so far, all its threads, ms: its own and the kernel's for it. Linux. */
export function processorMs(pid: number): { user: number; system: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The name, in brackets, may hold spaces; utime and stime are the 12th and 13th field after it.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ms = (ticks: string | undefined): number => (Number(ticks) * 1000) / ticksPerSecond;
  return { user: ms(fields[11]), system: ms(fields[12]) };
}

export function residentBytes(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]) * pageBytes;
}
