import type { Page } from "@playwright/test";

/** How many objects of a type the page still holds after a garbage collection. */
export async function countAlive(page: Page, typeName: string): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.collectGarbage");
  const { result } = await devtools.send("Runtime.evaluate", {
    expression: `${typeName}.prototype`,
  });
  const { objects } = await devtools.send("Runtime.queryObjects", {
    prototypeObjectId: result.objectId ?? "",
  });
  const counted = await devtools.send("Runtime.callFunctionOn", {
    functionDeclaration: "function () { return this.length; }",
    objectId: objects.objectId ?? "",
    returnByValue: true,
  });
  await devtools.detach();
  return Number(counted.result.value);
}
