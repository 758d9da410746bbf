import type * as contracts from "@rooms/contracts/http";
import type { CallOptions, CallResult, Operation, OperationInput } from "@rooms/contracts/http";

export type OperationName = {
  [Name in keyof typeof contracts]: (typeof contracts)[Name] extends Operation ? Name : never;
}[keyof typeof contracts];
export type OperationNamed<Name extends OperationName> = Extract<
  (typeof contracts)[Name],
  Operation
>;
export type ApiAnswer<Name extends OperationName> = CallResult<OperationNamed<Name>>;

/** Loads the contracts; called on intent, so that the first click does not wait for them. */
export function loadContracts(): Promise<typeof contracts> {
  return import("@rooms/contracts/http");
}

/** Calls the api from the page. The contracts, zod with them, are not part of any page's first load. */
export async function callApi<Name extends OperationName>(
  name: Name,
  input: OperationInput<OperationNamed<Name>>,
  options?: CallOptions,
): Promise<ApiAnswer<Name>> {
  const loaded = await loadContracts();
  // Indexing by a type parameter loses that the name picks an operation; OperationName allows nothing else.
  const operation = loaded[name] as OperationNamed<Name>;
  const client = loaded.createApiClient({ baseUrl: "" });
  return client.call<OperationNamed<Name>>(operation, input, options);
}
