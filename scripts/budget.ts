import { join } from "node:path";
import { weighPages } from "./src/javascript-budget.ts";
import { root } from "./src/paths.ts";

const pages = weighPages(join(root, "apps", "web"));
for (const { page, kB, budgetKB } of pages) {
  const over = kB > budgetKB ? "  OVER" : "";
  console.log(`${page.padEnd(36)} ${kB.toFixed(1).padStart(6)} kB of ${budgetKB}${over}`);
}
process.exit(pages.some(({ kB, budgetKB }) => kB > budgetKB) ? 1 : 0);
