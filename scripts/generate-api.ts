import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { printClient } from "@rooms/api-client/generator";
import * as contracts from "@rooms/contracts/http";
// By its place: the tests of the api depend on this package, and a package that depends on itself installs with a warning.
import { openApiText } from "../apps/api/src/openapi/openapi-document.ts";
import { root } from "./src/paths.ts";

const exported: unknown[] = Object.values(contracts);
const text = openApiText(exported.filter(contracts.isOperation));
writeFileSync(join(root, "docs/openapi.json"), text);
// Our own document, of the shape the generator was written for.
const { types, client } = printClient(JSON.parse(text) as Parameters<typeof printClient>[0]);
const folder = join(root, "packages/api-client/src/generated");
writeFileSync(join(folder, "types.ts"), types);
writeFileSync(join(folder, "client.ts"), client);
