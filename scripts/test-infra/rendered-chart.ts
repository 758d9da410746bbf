import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { z } from "zod";
import { runTool } from "./run-tool.ts";
import type { ToolRun } from "./run-tool.ts";

export const chart = join("infra", "helm", "rooms");
export const examples = ["small", "large", "plain"] as const;

export function exampleFile(example: string): string {
  return join("infra", "helm", "examples", `${example}.yaml`);
}

export function template(example: string, ...more: string[]): Promise<ToolRun> {
  return runTool("helm", ["template", "rooms", chart, "-f", exampleFile(example), ...more]);
}

const container = z.looseObject({
  name: z.string(),
  env: z.array(z.looseObject({ name: z.string(), value: z.string().optional() })).default([]),
  securityContext: z.unknown(),
  lifecycle: z
    .object({ preStop: z.object({ sleep: z.object({ seconds: z.number() }) }) })
    .optional(),
});
const pod = z.looseObject({
  containers: z.tuple([container]),
  terminationGracePeriodSeconds: z.number().optional(),
  automountServiceAccountToken: z.boolean().optional(),
  enableServiceLinks: z.boolean().optional(),
  securityContext: z.looseObject({}).optional(),
});
const manifest = z.looseObject({
  kind: z.string(),
  metadata: z.looseObject({ name: z.string() }),
  spec: z.looseObject({ template: z.looseObject({ spec: pod }).optional() }).optional(),
});
export type Manifest = z.infer<typeof manifest>;

/** What the chart makes of an example. */
export async function manifestsOf(example: string): Promise<Manifest[]> {
  const { ok, output, errors } = await template(example);
  if (!ok) throw new Error(errors);
  return parseAllDocuments(output)
    .filter(({ contents }) => contents !== null)
    .map((document) => manifest.parse(document.toJS()));
}

/** What runs as a pod: the manifest's name, and the pod. */
export function podsOf(manifests: readonly Manifest[]) {
  return manifests.flatMap(({ kind, metadata, spec }) =>
    spec?.template === undefined ? [] : [{ kind, name: metadata.name, pod: spec.template.spec }],
  );
}
