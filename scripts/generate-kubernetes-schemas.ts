import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { parse } from "yaml";
import { z } from "zod";
import { root } from "./src/paths.ts";
import { findOnPath } from "./src/find-on-path.ts";
import { isRecord, strictSchemaOf } from "./src/kubernetes/strict-schema.ts";

/**
 * Writes the JSON schemas by which the checks validate the chart. Run it by hand to move to another release of
 * Kubernetes; the checks themselves reach for nothing.
 */
// renovate: datasource=go depName=k8s.io/kubernetes
const kubernetes = "k8s.io/kubernetes@v1.34.2";
// renovate: datasource=go depName=github.com/prometheus-operator/prometheus-operator
const prometheusOperator = "github.com/prometheus-operator/prometheus-operator@v0.85.0";

const go = findOnPath("go");
if (go === undefined) throw new Error("Go fetches what the schemas are made of: install Go.");

const folder = join(root, "infra", "helm", "schemas", "generated");
const kinds = [
  "io.k8s.api.apps.v1.Deployment",
  "io.k8s.api.apps.v1.StatefulSet",
  "io.k8s.api.autoscaling.v2.HorizontalPodAutoscaler",
  "io.k8s.api.batch.v1.Job",
  "io.k8s.api.core.v1.ConfigMap",
  "io.k8s.api.core.v1.PersistentVolumeClaim",
  "io.k8s.api.core.v1.Service",
  "io.k8s.api.core.v1.ServiceAccount",
  "io.k8s.api.networking.v1.Ingress",
  "io.k8s.api.networking.v1.NetworkPolicy",
  "io.k8s.api.policy.v1.PodDisruptionBudget",
];
const customKinds = ["servicemonitors", "prometheusrules"];

const swagger = z.object({ definitions: z.record(z.string(), z.record(z.string(), z.unknown())) });
const resource = z.object({
  spec: z.object({
    group: z.string(),
    names: z.object({ kind: z.string() }),
    versions: z.tuple([
      z.object({
        name: z.string(),
        schema: z.object({ openAPIV3Schema: z.record(z.string(), z.unknown()) }),
      }),
    ]),
  }),
});

async function moduleFolder(go: string, module: string): Promise<string> {
  const { stdout } = await execa(go, ["mod", "download", "-json", module], { cwd: "/" });
  return z.object({ Dir: z.string() }).parse(JSON.parse(stdout)).Dir;
}

function write(name: string, schema: object): void {
  writeFileSync(join(folder, `${name.toLowerCase()}.json`), `${JSON.stringify(schema)}\n`);
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const openApi = join(await moduleFolder(go, kubernetes), "api", "openapi-spec", "swagger.json");
const { definitions } = swagger.parse(JSON.parse(readFileSync(openApi, "utf8")));
for (const definition of kinds) {
  const [group = "", version = "", kind = ""] = definition.split(".").slice(3);
  // As kubeconform names them: without the group for the core.
  write(
    [kind, ...(group === "core" ? [] : [group]), version].join("-"),
    strictSchemaOf({ $ref: `#/definitions/${definition}` }, definitions),
  );
}

const operator = await moduleFolder(go, prometheusOperator);
for (const plural of customKinds) {
  const file = `monitoring.coreos.com_${plural}.yaml`;
  const crd = join(operator, "example", "prometheus-operator-crd", file);
  const { group, names, versions } = resource.parse(parse(readFileSync(crd, "utf8"))).spec;
  const [{ name, schema }] = versions;
  const { metadata } = isRecord(schema.openAPIV3Schema["properties"])
    ? schema.openAPIV3Schema["properties"]
    : {};
  if (!isRecord(metadata)) throw new Error(`${plural} has no metadata`);
  // The API server fills in what a definition of a resource leaves open here.
  metadata["$ref"] = "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";
  delete metadata["type"];
  write(
    [names.kind, group.split(".")[0], name].join("-"),
    strictSchemaOf(schema.openAPIV3Schema, definitions),
  );
}
