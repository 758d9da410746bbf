import { serverBundle } from "@rooms/tsup";

export default serverBundle({
  entry: {
    main: "src/main.ts",
    "fetch-packs": "src/fetch-packs.ts",
    "list-packs": "src/list-packs.ts",
  },
  native: ["sherpa-onnx-node", "bufferutil", "utf-8-validate", "dictionary-ru"],
});
