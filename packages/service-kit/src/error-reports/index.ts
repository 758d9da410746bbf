export { createErrorReports } from "./create-error-reports.ts";
export type { ErrorReports, ErrorReportsOptions, ReportedError } from "./create-error-reports.ts";
