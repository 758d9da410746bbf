import { createHash } from "node:crypto";
import { errorsOf, errorTable } from "@rooms/contracts/http";
import type { Operation } from "@rooms/contracts/http";
import { html, raw } from "hono/html";
import { z } from "zod";

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 56rem; padding: 2rem 1rem; }
code, pre { font: 0.875rem/1.5 ui-monospace, monospace; }
pre { overflow: auto; padding: 0.75rem; border-radius: 0.5rem; background: color-mix(in srgb, currentColor 8%, transparent); }
article { border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding: 1rem 0; }
h3 { margin: 0; } h3 code { font-size: 1rem; font-weight: 600; }
dt { font-weight: 600; margin-top: 0.5rem; } dd { margin: 0; }
nav ul { columns: 3 12rem; padding-left: 1rem; }
`;

/** For the Content-Security-Policy: the style of this page. */
export const docsStyleHash = `'sha256-${createHash("sha256").update(style).digest("base64")}'`;

const audience: Record<Operation["auth"], string> = {
  public: "anybody",
  user: "people who signed in",
  participant: "people who signed in, and guests of the session",
  signature: "signed requests",
};

/** The contract as a page to read, without a script. */
export async function docsPage(operations: readonly Operation[]): Promise<string> {
  const modules = Map.groupBy(operations, ({ id }) => id.split(".")[0] ?? id);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Rooms API</title>
        ${raw(`<style>${style}</style>`)}
      </head>
      <body>
        <h1>Rooms API</h1>
        <p>
          The same as <a href="/api/openapi.json">openapi.json</a>, to read. People sign in and are
          known by a cookie; systems send <code>Authorization: Bearer &lt;API key&gt;</code>.
          Refusals are problem documents (RFC 9457): branch on <code>code</code>, never on wording.
        </p>
        <nav aria-label="Modules">
          <ul>
            ${[...modules.keys()].map((name) => html`<li><a href="#${name}">${name}</a></li>`)}
          </ul>
        </nav>
        ${[...modules].map(
          ([name, members]) =>
            html`<section>
              <h2 id="${name}">${name}</h2>
              ${members.map(operationArticle)}
            </section>`,
        )}
      </body>
    </html>`;
  return (await page).toString();
}

function operationArticle(operation: Operation) {
  const { id, method, path, summary, auth, scope, status } = operation;
  return html`<article id="${id}">
    <h3><code>${method} ${path}</code></h3>
    <p>${summary}</p>
    <dl>
      <dt>For</dt>
      <dd>${audience[auth]}${scope === undefined ? "" : `; API keys with ${scope}`}</dd>
      ${schemaEntry("Query", operation.query, "input")}
      ${schemaEntry("Body", operation.body, "input")}
      ${schemaEntry(`Answer, ${status}`, operation.response, "output")}
      <dt>Refusals</dt>
      <dd>
        ${errorsOf(operation).map(
          (code) => html`<code title="${errorTable[code].title}">${code}</code> `,
        )}
      </dd>
    </dl>
  </article>`;
}

function schemaEntry(label: string, schema: z.ZodType | undefined, io: "input" | "output") {
  if (!schema) return "";
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return html`<dt>${label}</dt>
    <dd><pre>${JSON.stringify(json, null, 2)}</pre></dd>`;
}
