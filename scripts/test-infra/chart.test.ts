import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { root } from "../src/paths.ts";
import { chart, exampleFile, examples, manifestsOf, podsOf, template } from "./rendered-chart.ts";
import { runTool } from "./run-tool.ts";

const schemas = join("infra/helm/schemas/generated", "{{ .ResourceKind }}{{ .KindSuffix }}.json");
const kubeconform = (manifests: string) =>
  runTool("kubeconform", ["-strict", "-summary", "-schema-location", schemas], manifests);

describe.each(examples)("the chart with the example %s", (example) => {
  it("passes helm's linter", async () => {
    const { ok, output } = await runTool("helm", [
      ...["lint", "--strict", chart],
      ...["-f", exampleFile(example)],
    ]);
    expect(ok, output).toBe(true);
  });

  it("makes what Kubernetes and the Prometheus operator take, field by field", async () => {
    const { ok, output, errors } = await template(example);
    expect(ok, errors).toBe(true);
    const judged = await kubeconform(output);
    expect(judged.output).toMatch(/Invalid: 0, Errors: 0, Skipped: 0$/m);
    expect(judged.ok, judged.output).toBe(true);
  });

  it("runs everything as no root, on a read-only disk, with no right and no token", async () => {
    for (const { name, pod } of podsOf(await manifestsOf(example))) {
      expect(pod, name).toMatchObject({
        automountServiceAccountToken: false,
        enableServiceLinks: false,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
      });
      expect(pod.containers[0].securityContext, name).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ["ALL"] },
      });
    }
  });

  it("gives each part the time it takes to stop", async () => {
    const pods = podsOf(await manifestsOf(example)).filter(({ kind }) => kind !== "Job");
    for (const { name, pod } of pods) {
      const [{ lifecycle, name: part }] = pod.containers;
      const waitsSeconds = lifecycle?.preStop.sleep.seconds ?? 0;
      const graceSeconds = pod.terminationGracePeriodSeconds ?? 0;
      expect(graceSeconds, name).toBeGreaterThan(waitsSeconds + stopSecondsMax(part));
    }
  });

  it("sets only variables that .env.example tells of", async () => {
    const told = readFileSync(join(root, ".env.example"), "utf8");
    const known = new Set([...told.matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name));
    // Of Node, of Next's own server, and for the transcriber's address.
    for (const name of ["NODE_ENV", "HOSTNAME", "POD_NAME"]) known.add(name);
    const set = podsOf(await manifestsOf(example)).flatMap(({ pod }) => pod.containers[0].env);
    expect(set.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
  });
});

/** How long a part's main.ts lets its stop take; Next's server has no bound of its own. */
function stopSecondsMax(part: string): number {
  if (part === "web") return 5;
  const main = readFileSync(join(root, "apps", part, "src", "main.ts"), "utf8");
  const stopMsMax = /stopMsMax: ([\d_]+)/.exec(main)?.[1];
  if (stopMsMax === undefined) throw new Error(`${part} does not say how long its stop takes`);
  return Number(stopMsMax.replaceAll("_", "")) / 1000;
}

it("a field that Kubernetes does not know fails, and so does a wrong type", async () => {
  const { output } = await template("small");
  for (const [good, bad] of [
    ["enableServiceLinks:", "enableServiceLink:"],
    ["terminationGracePeriodSeconds: 20", "terminationGracePeriodSeconds: soon"],
  ] as const) {
    expect(output).toContain(good);
    const judged = await kubeconform(output.replace(good, bad));
    expect(judged.ok, bad).toBe(false);
    expect(judged.output).toMatch(/Invalid: 1/);
  }
});

it.each([
  ["existingSecret=", /existingSecret/],
  ["publicUrl=https://rooms.example.com/path", /publicUrl/],
  ["transcribers.replicas=2", /transcribers/],
  ["blobStore.existingClaim=", /api and worker share these files/],
  ["api.replicas=2", /share pictures of people/],
])("values that cannot work are refused: %s", async (change, reason) => {
  const { ok, errors } = await template("small", "--set", change);
  expect(ok).toBe(false);
  expect(errors).toMatch(reason);
});

it("packaged, it holds all that it makes", async () => {
  const folder = mkdtempSync(join(tmpdir(), "rooms-chart-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const packed = await runTool("helm", ["package", chart, "--destination", folder]);
  expect(packed.ok, packed.errors).toBe(true);
  const [archive = ""] = readdirSync(folder);
  const values = ["-f", exampleFile("large")];
  const ofArchive = await runTool("helm", ["template", "rooms", join(folder, archive), ...values]);
  expect(ofArchive.output).toContain("kind: PrometheusRule");
  expect(ofArchive.output).toBe((await template("large")).output);
});

const ingress = z.object({
  kind: z.literal("Ingress"),
  spec: z.object({
    rules: z.tuple([
      z.object({
        http: z.object({
          paths: z.array(
            z.object({
              path: z.string(),
              backend: z.object({
                service: z.object({ name: z.string(), port: z.object({ number: z.number() }) }),
              }),
            }),
          ),
        }),
      }),
    ]),
  }),
});
const service = z.object({
  kind: z.literal("Service"),
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    selector: z.record(z.string(), z.string()),
    ports: z.array(z.object({ port: z.number() })),
  }),
});

it("each transcriber that autoscaling may start is reached by its name in the path", async () => {
  const manifests: unknown[] = await manifestsOf("large");
  const paths = manifests.flatMap((one) => {
    const { data } = ingress.safeParse(one);
    return data?.spec.rules[0].http.paths ?? [];
  });
  const services = new Map(
    manifests.flatMap((one) => {
      const { data } = service.safeParse(one);
      return data === undefined ? [] : [[data.metadata.name, data.spec] as const];
    }),
  );
  for (const { path, backend } of paths) {
    const found = services.get(backend.service.name);
    expect(found?.ports, path).toEqual([
      expect.objectContaining({ port: backend.service.port.number }),
    ]);
  }
  for (let ordinal = 0; ordinal < 12; ordinal += 1) {
    const pod = `rooms-transcriber-${ordinal}`;
    const path = paths.find((one) => one.path === `/api/realtime/${pod}`);
    const selector = services.get(path?.backend.service.name ?? "")?.selector;
    expect(selector?.["statefulset.kubernetes.io/pod-name"]).toBe(pod);
  }
  const own = podsOf(await manifestsOf("large")).find(({ kind }) => kind === "StatefulSet");
  expect(own?.pod.containers[0].env).toContainEqual({
    name: "TRANSCRIBER_PUBLIC_URL",
    value: "wss://rooms.example.com/api/realtime/$(POD_NAME)",
  });
});

describe("the probe", () => {
  const jobOf = async (example: string, ...more: string[]) => {
    const { output } = await template(example, ...more);
    return output
      .split(/^---$/m)
      .find((one) => one.includes("-probe\n") && /^kind: Job$/m.test(one));
  };

  it("is no part of an installation that does not ask for it", async () => {
    expect((await template("small")).output).not.toContain("rooms-probe");
  });

  it("goes by the public address, with a key out of the secret, when it is asked and after upgrades", async () => {
    const job = await jobOf("large");
    expect(job).toContain('- "https://rooms.example.com"');
    expect(job).toContain("helm.sh/hook: test,post-upgrade");
    expect(job).toMatch(
      /name: ROOMS_API_KEY\s+valueFrom:\s+secretKeyRef:\s+key: ROOMS_API_KEY\s+name: rooms/,
    );
    expect(job).not.toContain("--relay");
    const byRelay = await jobOf("plain");
    expect(byRelay).toContain("- --relay");
    expect(byRelay).toMatch(/helm.sh\/hook: test$/m);
  });

  it.each([
    ["https://rooms.example.com", 443],
    ["https://rooms.example.com:8443", 8443],
    ["http://rooms.example.com", 80],
  ])("may reach %s at port %i", async (url, port) => {
    const { output } = await template("large", "--set", `publicUrl=${url}`);
    const policy = output
      .split(/^---$/m)
      .find((one) => one.includes("-probe\n") && /^kind: NetworkPolicy$/m.test(one));
    expect(policy).toContain(`- { port: ${port}, protocol: TCP }`);
  });
});
