/**
 * The bundled processor. Bundlers find the file by this exact expression and hand it out under an address of their own;
 * `build.ts` must have run before them.
 */
export const processorUrl = new URL("../dist/processor.js", import.meta.url);
