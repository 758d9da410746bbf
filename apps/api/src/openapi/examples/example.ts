import type { Operation } from "@rooms/contracts/http";
import type * as z from "zod";

/** What the reference page shows of one operation, and fills in for "Try it out". */
export interface Example {
  /** As a client sends it. */
  readonly body?: unknown;
  /** Of a success. */
  readonly response?: unknown;
  /** Of a success in another media type than JSON. */
  readonly texts?: Readonly<Record<string, string>>;
}

type ExampleOf<Definition extends Operation> = Pick<Example, "texts"> &
  // A form has a file in it, which has no example.
  (Definition["consumes"] extends string
    ? unknown
    : Definition["body"] extends z.ZodType
      ? { readonly body: z.input<Definition["body"]> }
      : unknown) &
  (Definition["response"] extends z.ZodType
    ? { readonly response: z.output<Definition["response"]> }
    : unknown);

/** An entry of the table of examples, held to the types of its operation; a test holds it to the schemas too. */
export function example<const Definition extends Operation>(
  { id }: Definition,
  shown: ExampleOf<Definition>,
): readonly [id: string, Example] {
  return [id, shown];
}
