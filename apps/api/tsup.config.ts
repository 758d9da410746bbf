import { serverBundle } from "@rooms/tsup";

export default serverBundle({
  entry: { main: "src/main.ts", "docx-worker": "src/exports/docx-worker.ts" },
  native: ["sharp"],
});
