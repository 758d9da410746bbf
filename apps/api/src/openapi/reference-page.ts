/** Below it lies everything that the page loads. */
export const referencePath = "/api/docs";

/**
 * The page, Swagger UI in the api's own frame. It loads its script and styles by address: the page's
 * Content-Security-Policy allows no code and no style within it.
 */
export const referencePage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Rooms API</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="${referencePath}/swagger-ui.css" />
    <link rel="stylesheet" href="${referencePath}/page.css" />
  </head>
  <body>
    <main id="reference">
      <noscript><p>This page needs JavaScript. The same to read: <a href="/api/openapi.json">openapi.json</a>.</p></noscript>
    </main>
    <script src="${referencePath}/swagger-ui-bundle.js"></script>
    <script src="${referencePath}/page.js"></script>
  </body>
</html>
`;

/**
 * Starts Swagger UI. No validator of another company is asked, and a key that was typed in is forgotten with the page.
 * One of two colour schemes is a class of the page, which follows the reader's setting.
 */
export const referenceScript = `const dark = matchMedia("(prefers-color-scheme: dark)");
const followScheme = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", followScheme);
followScheme();
SwaggerUIBundle({
  url: "/api/openapi.json",
  domNode: document.getElementById("reference"),
  deepLinking: true,
  filter: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  defaultModelRendering: "example",
  displayRequestDuration: true,
  persistAuthorization: false,
  tryItOutEnabled: false,
  validatorUrl: null,
});
`;

/** What Swagger UI leaves to the page around it, and what it does not fit to a phone. */
export const referenceStyle = `body { margin: 0; background: #fff; }
html.dark-mode body { background: #1c2022; }
noscript p { padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; }
.swagger-ui .info { margin: 2rem 0; }
@media (max-width: 640px) {
  .swagger-ui .wrapper { padding: 0 0.75rem; }
  .swagger-ui .opblock .opblock-summary { flex-wrap: wrap; }
  .swagger-ui .opblock .opblock-summary-path { max-width: 100%; overflow-wrap: anywhere; }
  .swagger-ui .opblock .opblock-summary-description { flex-basis: 100%; padding: 0.25rem 0.5rem; }
  .swagger-ui .responses-table > thead { display: none; }
  .swagger-ui .responses-table, .swagger-ui .responses-table > tbody, .swagger-ui .responses-table > tbody > tr, .swagger-ui .responses-table > tbody > tr > td { display: block; width: auto; max-width: 100%; padding-left: 0; }
  .swagger-ui .responses-table pre { white-space: pre-wrap; overflow-wrap: anywhere; }
}
`;
