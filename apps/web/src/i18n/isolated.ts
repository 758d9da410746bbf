import { isolate } from "#shared/isolate.ts";

const isolatedOf = new WeakMap<object, object>();

/**
 * The same translator, which isolates the direction of every text put into a message: a name in Hebrew does not turn the
 * sentence around it.
 */
export function isolated<T extends (...parts: never) => unknown>(t: T): T {
  const known = isolatedOf.get(t);
  // The map holds for each translator the proxy of that translator.
  if (known) return known as T;
  const proxy = new Proxy(t, {
    apply: (target, self, [key, values, ...more]: unknown[]) => {
      const text: unknown = Reflect.apply(target, self, [key, isolateAll(values), ...more]);
      return text;
    },
    get: (target, property): unknown => {
      const part: unknown = Reflect.get(target, property);
      const formats = property === "rich" || property === "markup";
      if (!formats || typeof part !== "function") return part;
      return (key: unknown, values: unknown, ...more: unknown[]): unknown =>
        Reflect.apply(part, target, [key, isolateAll(values), ...more]);
    },
  });
  isolatedOf.set(t, proxy);
  return proxy;
}

function isolateAll(values: unknown): unknown {
  if (typeof values !== "object" || values === null) return values;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === "string" ? isolate(value) : value,
    ]),
  );
}
