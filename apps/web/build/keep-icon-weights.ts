import { basename } from "node:path";
import type { IconWeights } from "./icon-weights.ts";

/** What a loader is given by the bundler, as far as this one needs it. */
interface LoaderContext {
  resourcePath: string;
  getOptions(): { weights: IconWeights };
}

const entry = /\n {2}\[\n {4}"(\w+)",[\s\S]*?\n {2}\],?(?=\n)/g;

/** A loader for Phosphor's drawings: each comes in six weights, of which a page draws one or two. */
export default function keepIconWeights(this: LoaderContext, drawing: string): string {
  const weights = this.getOptions().weights[basename(this.resourcePath, ".es.js")];
  if (!weights) return drawing;
  return drawing.replace(entry, (all, weight: string) => (weights.includes(weight) ? all : ""));
}
