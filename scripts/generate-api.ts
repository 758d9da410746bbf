import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openApiText } from "@rooms/api/openapi";
import { printClient } from "@rooms/api-client/generator";
import * as contracts from "@rooms/contracts/http";
import { root } from "./src/paths.ts";

const exported: unknown[] = Object.values(contracts);
const text = openApiText(exported.filter(contracts.isOperation));
writeFileSync(join(root, "docs/openapi.json"), text);
// Our own document, of the shape the generator was written for.
const { types, client } = printClient(JSON.parse(text) as Parameters<typeof printClient>[0]);
const folder = join(root, "packages/api-client/src/generated");
writeFileSync(join(folder, "types.ts"), types);
writeFileSync(join(folder, "client.ts"), client);
