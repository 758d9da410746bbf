import type { Operation } from "@rooms/contracts/http";
import { ok, refuse, type Result } from "@rooms/domain/shared/result";
import type { Context } from "hono";
import * as z from "zod";

/** What a request holds, parsed by the contract. */
interface ParsedInput {
  params?: unknown;
  query?: unknown;
  body?: unknown;
}

const noQuery = z.strictObject({});

export type InputReading =
  | { ok: true; input: ParsedInput }
  | { ok: false; code: "NOT_FOUND" | "UNSUPPORTED_MEDIA" }
  | { ok: false; code: "VALIDATION_FAILED"; errors: { field: string; message: string }[] };

export async function readInput(operation: Operation, context: Context): Promise<InputReading> {
  const input: ParsedInput = {};
  if (operation.params) {
    const params = operation.params.safeParse(context.req.param());
    // A path that cannot name anything names nothing.
    if (!params.success) return { ok: false, code: "NOT_FOUND" };
    input.params = params.data;
  }
  const query = (operation.query ?? noQuery).safeParse(context.req.query());
  if (!query.success) return invalid(query.error);
  if (operation.query) input.query = query.data;
  if (operation.body) {
    const json = await (operation.consumes ? readForm(context) : readJson(context));
    if (!json.ok) {
      return json.error.code === "UNSUPPORTED_MEDIA"
        ? { ok: false, code: "UNSUPPORTED_MEDIA" }
        : {
            ok: false,
            code: "VALIDATION_FAILED",
            errors: [{ field: "body", message: "cannot be read" }],
          };
    }
    const body = operation.body.safeParse(json.value);
    if (!body.success) return invalid(body.error);
    input.body = body.data;
  }
  return { ok: true, input };
}

/** An absent body reads as `{}`: whether that is enough is the contract's to say. */
async function readJson(context: Context): Promise<Result<unknown>> {
  const text = await context.req.text();
  if (text === "") return ok({});
  const mediaType = context.req.header("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (mediaType !== "application/json") return refuse("UNSUPPORTED_MEDIA");
  try {
    return ok(JSON.parse(text) as unknown);
  } catch {
    return refuse("VALIDATION_FAILED");
  }
}

async function readForm(context: Context): Promise<Result<unknown>> {
  if (!/^multipart\/form-data;/i.test(context.req.header("content-type") ?? "")) {
    return refuse("UNSUPPORTED_MEDIA");
  }
  try {
    return ok(Object.fromEntries(await context.req.formData()));
  } catch (error) {
    // The limit of the body cuts it while it is read; that is not the form's fault.
    if (error instanceof Error && error.name === "BodyLimitError") throw error;
    return refuse("VALIDATION_FAILED");
  }
}

function invalid(error: z.ZodError): InputReading {
  const errors = error.issues.map((issue) => ({
    // Unknown keys are reported on their parent; naming the key helps more.
    field:
      [...issue.path, ...(issue.code === "unrecognized_keys" ? issue.keys : [])].join(".") ||
      "body",
    message: issue.message,
  }));
  return { ok: false, code: "VALIDATION_FAILED", errors };
}
