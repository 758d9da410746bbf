import { readdirSync, readFileSync } from "node:fs";
import { processorMs } from "../bridge/process-figures.ts";

/** Processor time of a process and of those it started that still run, ms. Linux. */
export function treeProcessorMs(pid: number): number {
  return treeOf(pid).reduce((sum, each) => {
    const { user, system } = processorMs(each);
    return sum + user + system;
  }, 0);
}

/** Their memory; what several share counts once. */
export function treeBytes(pid: number): number {
  return treeOf(pid).reduce((sum, each) => {
    const rollup = readFileSync(`/proc/${each}/smaps_rollup`, "utf8");
    return sum + Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0) * 1024;
  }, 0);
}

function treeOf(pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" ").filter(Boolean),
  );
  return [pid, ...children.flatMap((child) => treeOf(Number(child)))];
}
