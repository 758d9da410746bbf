import { serverBundle } from "@rooms/tsup";

export default serverBundle({
  entry: { main: "src/main.ts", "fetch-model": "src/fetch-model.ts" },
  native: ["sherpa-onnx-node", "bufferutil", "utf-8-validate"],
});
